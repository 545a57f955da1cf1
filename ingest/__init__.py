"""Documents to recommendations: `pipeline.py` joins the rooms in the order data flows."""
