"""Development only: how the shipped text encoder is made out of ../shared and measured; nothing in `kg` imports it."""
