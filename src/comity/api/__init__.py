"""The door for programs: JSON over HTTP, with its OpenAPI document. The same questions and acts as the pages'."""
