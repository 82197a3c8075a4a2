"""Living with findings: a baseline of yesterday's, and findings that somebody accepted for a time.

Both match on fingerprints, which survive re-ordering and edits elsewhere. What is suppressed is
counted, what has expired comes back, what matches nothing is told.
"""

from jixiaolint.suppress.accepted import Acceptance, read_accepted
from jixiaolint.suppress.applying import apply
from jixiaolint.suppress.baseline import baseline_json, read_baseline

__all__ = ["Acceptance", "apply", "baseline_json", "read_accepted", "read_baseline"]
