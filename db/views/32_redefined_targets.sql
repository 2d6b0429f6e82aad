drop view if exists redefined_targets;
create view redefined_targets as
-- One row per upper target whose counterpart measures something else: other unit, other scope, rate to count.
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
where verdict = 'redefined';
