"""Landratsamt Altenburger Land, 2021 to 2022; counts are invented, dates as published."""
