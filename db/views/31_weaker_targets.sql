drop view if exists weaker_targets;
create view weaker_targets as
-- One row per upper target that a lower plan sets lower.
select
    finding_id,
    comparison_id,
    upper_id,
    lower_id,
    upper_indicator_id,
    name,
    category,
    duty,
    upper_value,
    upper_deadline,
    lower_value,
    lower_deadline,
    severity,
    upper_quote,
    lower_quote,
    explanation
from target_matrix
where verdict = 'weaker';
