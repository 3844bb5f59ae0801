"""The yardstick of drift-exact.ts: SciPy and NumPy on raw float64 files. python3 drift-exact.py FOLDER FEATURES -> one JSON line."""
import json, sys, time
import numpy as np
from scipy import stats
from scipy.spatial import distance

folder, features = sys.argv[1], int(sys.argv[2])
read = lambda name: np.fromfile(f"{folder}/{name}.f64")

def compare(reference, window, edges):
    ks = stats.ks_2samp(reference, window)
    earth = stats.wasserstein_distance(reference, window) / reference.std()
    count = lambda values: np.bincount(np.searchsorted(edges, values, side="left"), minlength=len(edges) + 1)
    a, b = count(reference), count(window)
    p, q = a / a.sum(), b / b.sum()
    p5, q5 = (a + 0.5) / (a + 0.5).sum(), (b + 0.5) / (b + 0.5).sum()
    return [ks[0], ks[1], earth, distance.jensenshannon(p, q, base=2), float(np.sqrt(np.sum((np.sqrt(p) - np.sqrt(q)) ** 2) / 2)),
            float(np.sum((q5 - p5) * np.log(q5 / p5))), stats.entropy(p5, q5), float(np.abs(p - q).sum() / 2)]

compare(read("r0")[:1000], read("w0")[:1000], read("e0"))
seconds, figures = 0.0, []
for i in range(features):
    data = read(f"r{i}"), read(f"w{i}"), read(f"e{i}")
    start = time.perf_counter()
    found = compare(*data)
    seconds += time.perf_counter() - start
    figures.append([float(x) for x in found])
print(json.dumps({"seconds": seconds, "figures": figures}))
