"""Bytes and markup in, clean text out: decoded, and without what only machines and frames of pages need."""
