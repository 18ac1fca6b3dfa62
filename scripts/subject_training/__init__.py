"""Trains the model that weighs who hires: lists of names, adverts with their employers, and the fit of both."""
