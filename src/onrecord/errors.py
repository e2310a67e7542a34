"""Everything that Onrecord raises on purpose.

    OnrecordError
    ├── IngestError            bytes that give no article
    │   ├── EmptyInputError      nothing there, or only white space
    │   ├── BinaryInputError     not text: an image, an archive, a PDF
    │   ├── TooLargeError        beyond the size limit, packed or unpacked
    │   ├── NotAnArticleError    a page without article text
    │   └── UnreadablePathError  a file or folder that cannot be opened
    ├── FetchError             an address that gives no bytes
    │   ├── AddressError         not an http(s) address
    │   ├── ForbiddenAddressError  loopback, private or link-local, by name or after a redirect
    │   ├── FetchTimeoutError    beyond the time limit
    │   ├── TooManyRedirectsError  beyond the redirect limit
    │   └── FetchStatusError     the server answered with an error, or broke off
    ├── ModelError             the reader's weights
    │   ├── ModelMissingError    a file is not there
    │   └── ModelDamagedError    a file differs from its checksum
    ├── RecordError            a record in JSON that does not hold together
    │   └── SchemaVersionError   written by another version of the schema
    ├── AuditError             what an audit goes by
    │   ├── HouseConfigError     a house configuration that says what it cannot
    │   └── WaiverError          a file of waivers that cannot be read
    └── OutputError            a place that cannot be written to

Each message is one line: what was wrong, with what, and what to do. The original exception is the cause.
"""

__all__ = [
    "AddressError",
    "AuditError",
    "BinaryInputError",
    "EmptyInputError",
    "FetchError",
    "FetchStatusError",
    "FetchTimeoutError",
    "ForbiddenAddressError",
    "HouseConfigError",
    "IngestError",
    "ModelDamagedError",
    "ModelError",
    "ModelMissingError",
    "NotAnArticleError",
    "OnrecordError",
    "OutputError",
    "RecordError",
    "SchemaVersionError",
    "TooLargeError",
    "TooManyRedirectsError",
    "UnreadablePathError",
    "WaiverError",
]


class OnrecordError(Exception):
    """Root of all errors that Onrecord raises on purpose."""


class IngestError(OnrecordError):
    """The bytes give no article."""


class EmptyInputError(IngestError):
    """There is nothing to read, or only white space."""


class BinaryInputError(IngestError):
    """The bytes are not text."""


class TooLargeError(IngestError):
    """The input is beyond the size limit, packed or unpacked."""


class NotAnArticleError(IngestError):
    """The page holds no article text."""


class UnreadablePathError(IngestError):
    """A file or folder cannot be opened."""


class FetchError(OnrecordError):
    """The address gives no bytes."""


class AddressError(FetchError):
    """The text is not an http or https address."""


class ForbiddenAddressError(FetchError):
    """The address leads to a loopback, private or link-local host."""


class FetchTimeoutError(FetchError):
    """The server did not answer within the time limit."""


class TooManyRedirectsError(FetchError):
    """The server sent the request on more often than the limit allows."""


class FetchStatusError(FetchError):
    """The server answered with an error status, or broke off."""


class ModelError(OnrecordError):
    """The reader's weights cannot be used."""


class ModelMissingError(ModelError):
    """A file of the reader's weights is not there."""


class ModelDamagedError(ModelError):
    """A file of the reader's weights differs from its checksum."""


class RecordError(OnrecordError):
    """A record in JSON does not hold together."""


class SchemaVersionError(RecordError):
    """A record in JSON was written by another version of the schema."""


class AuditError(OnrecordError):
    """What an audit goes by cannot be used."""


class HouseConfigError(AuditError):
    """A house configuration is no TOML, or says something that it cannot."""


class WaiverError(AuditError):
    """A file of waivers is no TOML, or a waiver lacks something."""


class OutputError(OnrecordError):
    """An output file or folder cannot be written."""
