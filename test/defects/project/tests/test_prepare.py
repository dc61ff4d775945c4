import pandas as pd

from churn.prepare import split


def test_split_keeps_every_customer():
    customers = pd.DataFrame({"customer_id": range(100)})
    train, test = split(customers)
    assert len(train) + len(test) == 100
    assert not set(train.customer_id) & set(test.customer_id)
