"""Text in, spans of skills, methods and terms out that no vocabulary lists; trained by `scripts/train_spans.py`."""
