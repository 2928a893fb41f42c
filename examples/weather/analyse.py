"""How Seattle's weather hangs together: four years of daily readings, their correlations, and a picture of both."""

import matplotlib.pyplot as plt
import pandas as pd

QUANTITIES = {
    "temp_max": "high\n(°C)",
    "temp_min": "low\n(°C)",
    "range": "range\n(°C)",
    "precipitation": "rain\n(mm)",
    "wind": "wind\n(m/s)",
}
WARM, COLD, RAIN, INK = "#c8553d", "#3d6a8f", "#9cc4d9", "#2b2b2b"

days = pd.read_csv("seattle-weather.csv", parse_dates=["date"], date_format="%Y/%m/%d")
days["range"] = days["temp_max"] - days["temp_min"]

# Spearman's: rain is zero on most days and far from normal on the others, so ranks say more than values.
correlations = days[list(QUANTITIES)].corr(method="spearman")
print(f"{len(days)} days, {days['date'].min():%Y-%m-%d} to {days['date'].max():%Y-%m-%d}, Spearman's correlation:\n")
print(correlations.round(2).to_string())

months = days.groupby(days["date"].dt.month)
years = days["date"].dt.year.nunique()
climate = pd.DataFrame({
    "high": months["temp_max"].mean(),
    "low": months["temp_min"].mean(),
    "rain": months["precipitation"].sum() / years,
})
print(f"\nwettest month: {pd.Timestamp(2000, climate['rain'].idxmax(), 1):%B}, {climate['rain'].max():.0f} mm")
print(f"warmest month: {pd.Timestamp(2000, climate['high'].idxmax(), 1):%B}, {climate['high'].max():.1f} °C")

plt.rcParams.update(dict.fromkeys(["text.color", "axes.labelcolor", "xtick.color", "ytick.color"], INK))
figure, (left, right) = plt.subplots(1, 2, figsize=(11.5, 5), width_ratios=[1, 1.25], layout="constrained")
figure.get_layout_engine().set(w_pad=0.12, h_pad=0.08, wspace=0.05)
figure.suptitle("Seattle's weather, 2012–2015", fontsize=15, fontweight="bold")

left.set_title("Daily readings, Spearman's correlation", pad=10)
heat = left.imshow(correlations, cmap="RdBu_r", vmin=-1, vmax=1, aspect="auto")
places = range(len(QUANTITIES))
left.set_xticks(places, QUANTITIES.values())
left.set_yticks(places, QUANTITIES.values())
left.tick_params(length=0)
left.spines[:].set_visible(False)
for row in places:
    for column in places:
        value = correlations.iat[row, column]
        ink = "white" if abs(value) > 0.55 else INK
        left.text(column, row, f"{value:.2f}".replace("-", "−"), ha="center", va="center", color=ink)
figure.colorbar(heat, ax=left, ticks=[-1, -0.5, 0, 0.5, 1]).outline.set_visible(False)

right.set_title("An average year", pad=10)
names = [f"{pd.Timestamp(2000, month, 1):%b}" for month in climate.index]
rain = right.bar(names, climate["rain"], color=RAIN, width=0.7, label="rain (mm in the month)")
right.set_ylabel("rain (mm)")
right.set_ylim(0, 260)
right.spines[["top", "right", "left"]].set_visible(False)
right.tick_params(length=0)

degrees = right.twinx()
degrees.fill_between(names, climate["low"], climate["high"], color=WARM, alpha=0.12, linewidth=0)
(high,) = degrees.plot(names, climate["high"], color=WARM, marker="o", markersize=4, label="mean daily high (°C)")
(low,) = degrees.plot(names, climate["low"], color=COLD, marker="o", markersize=4, label="mean daily low (°C)")
degrees.set_ylabel("temperature (°C)")
degrees.set_ylim(0, 34)
degrees.spines[:].set_visible(False)
degrees.tick_params(length=0)
degrees.legend(handles=[high, low, rain], loc="upper left", frameon=False)

figure.savefig("weather.png", dpi=130)
print("\nsaved weather.png")
