"""The version of the rules and models that read documents; raised whenever they may read one differently."""

EXTRACTOR_VERSION = "kg-rules/20"
