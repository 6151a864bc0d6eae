"""Landratsamt Ilm-Kreis, 2021 to 2022: its departments are Ämter; counts are invented."""
