"""The service: contract, predictor, counters, and the WSGI application that joins them."""
