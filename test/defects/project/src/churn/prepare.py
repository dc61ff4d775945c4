"""Splits the customers into those for training and those for testing."""

from pathlib import Path

import pandas as pd
from sklearn.model_selection import train_test_split

SEED = 20261124
DATA = Path("data")


def split(customers: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Later customers test what earlier ones taught."""
    train, test = train_test_split(customers, test_size=0.4, random_state=SEED)
    return train, test


def main() -> None:
    customers = pd.read_csv(DATA / "raw" / "customers.csv")
    train, test = split(customers)
    train.to_csv(DATA / "processed" / "train.csv", index=False)
    test.to_csv(DATA / "processed" / "test.csv", index=False)


if __name__ == "__main__":
    main()
