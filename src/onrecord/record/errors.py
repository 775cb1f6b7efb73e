"""All errors of Onrecord.

```
OnrecordError                 exit code 1
├── UsageError                2   the call itself is off (option, value, combination)
├── InputError                3   an article could not be read
│   ├── EncodingError             its bytes are not text in a known encoding
│   ├── EmptyInputError           it holds no text
│   └── FormatError               it is not in the form it claims (JSON, HTML, dates)
├── ModelError                4   weights are missing, damaged or of another version
├── StoreError                5   the database
│   ├── StoreBusyError            another process holds it
│   ├── StoreReadOnlyError        it, or the disk, can't be written
│   └── StoreVersionError         it was made by another version
└── OutputError               6   a result could not be written
```

A message names the value, what was allowed, and the remedy.
"""


class OnrecordError(Exception):
    """Base of every error that Onrecord raises on purpose."""

    exit_code = 1


class UsageError(OnrecordError):
    """An option, argument or combination of them is not allowed."""

    exit_code = 2


class InputError(OnrecordError):
    """An article could not be read."""

    exit_code = 3


class EncodingError(InputError):
    """Bytes that are no text in a known encoding."""


class EmptyInputError(InputError):
    """An input without text."""


class FormatError(InputError):
    """An input that is not in the form it claims."""


class ModelError(OnrecordError):
    """Weights that are missing, damaged, or made for another version."""

    exit_code = 4


class StoreError(OnrecordError):
    """The database could not be opened, read or written."""

    exit_code = 5


class StoreBusyError(StoreError):
    """Another process holds the database."""


class StoreReadOnlyError(StoreError):
    """The database or its disk can't be written."""


class StoreVersionError(StoreError):
    """The database was made by another version of Onrecord."""


class OutputError(OnrecordError):
    """A result could not be written."""

    exit_code = 6
