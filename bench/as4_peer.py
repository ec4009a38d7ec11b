"""The as4 package at the same work: build, sign and encrypt a message; verify, decrypt and answer it with a receipt.

It runs in an environment of its own (requirements/as4.txt): it does not go with the cryptography that Comity uses.
Reads from standard input how many messages to exchange, line by line; prints for each line the seconds that sending
and receiving took.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta

from as4 import AS4LocalPrivateKey, SecurityPolicy, pinned_certificates
from as4.peppol import (
    build_peppol_message,
    create_peppol_external_party,
    create_peppol_internal_party,
    parse_peppol_message,
    parse_peppol_receipt,
)
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

# Text of 4,096 bytes, in the envelope of XML that the profile asks for.
PAYLOAD = b'<narrative xmlns="urn:example:narrative">' + b"a line of it, sixteen or so words; " * 116 + b"</narrative>"


def main() -> None:
    """Answer each line."""
    key, certificate = _credentials("PTE000001")
    other_key, other = _credentials("PTE000002")
    sender = create_peppol_internal_party("PTE000001", certificate, AS4LocalPrivateKey(key))
    to = create_peppol_external_party("PTE000002", other)
    receiver = create_peppol_internal_party("PTE000002", other, AS4LocalPrivateKey(other_key))
    policy = SecurityPolicy(signer_resolver=pinned_certificates(certificate))
    for line in sys.stdin:
        count = int(line)
        began = time.perf_counter()
        sent = []
        for _ in range(count):
            message = build_peppol_message(
                payload=PAYLOAD,
                local_party=sender,
                remote_party=to,
                sender="9932:9999999999",
                recipient="9932:1111111111",
                sender_country_id="GB",
                document_type_identifier_scheme="busdox-docid-qns",
                document_type_identifier_value="urn:example:narrative::narrative##urn:example:1.0::1.0",
                process_identifier="urn:example:1.0",
            )
            body, boundary = message.get_request_data()
            sent.append((message, message.get_http_headers(boundary), body))
        half = time.perf_counter()
        for message, headers, body in sent:
            received = parse_peppol_message(headers, body, receiver, security_policy=policy)
            assert received.successful, received.errors
            assert received.message is not None
            _headers, signal = received.build_signal()
            parse_peppol_receipt(signal, other).verify_non_repudiation(message.signed_references)
        print(half - began, time.perf_counter() - half, flush=True)


def _credentials(name: str) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    since = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=30))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return key, made


if __name__ == "__main__":
    main()
