"""What a knowledge base keeps: how documents come in, how users name them, what became one, whether all is sound."""
