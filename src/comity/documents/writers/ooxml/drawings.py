"""Pictures of a DOCX: an SVG, with a PNG beside it for those who cannot draw the first."""

from __future__ import annotations

from comity.documents.writers.blocks import Block
from comity.documents.writers.ooxml.runs import Links, escaped
from comity.documents.writers.svg import drawing
from comity.documents.writers.typesetting import raster

_EMU = 12_700
_WIDEST = 442.0  # points between the margins
_DOTS = 150.0  # an inch of paper, for those who see the PNG


class Drawings:
    """The pictures of one document."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.media: dict[str, bytes] = {}

    def drawn(self, block: Block) -> str:
        """A picture as a run; empty where it cannot be drawn."""
        found = drawing(block.svg)
        if found is None:
            return ""
        scale = min(1.0, _WIDEST / found.width)
        dots = raster(found.xml, _DOTS * scale)
        if dots is None:
            return ""
        count = len(self.media) // 2 + 1
        names = {f"picture{count}.png": dots, f"picture{count}.svg": found.xml.encode()}
        self.media |= names
        png, svg = (self.links.to("image", f"media/{name}") for name in names)
        wide, high = (round(side * scale * _EMU) for side in (found.width, found.height))
        told = f'id="{count}" name="Picture {count}" descr="{escaped(block.alt)}"'
        vector = f'<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip r:embed="{svg}"/></a:ext>'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {told}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{png}"><a:extLst>{vector}</a:extLst></a:blip>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
