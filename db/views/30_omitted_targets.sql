drop view if exists omitted_targets;
create view omitted_targets as
-- One row per upper target that a lower plan had to carry and does not.
-- Duties only the upper level can deliver are `upper_only`, hence absent here.
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
    severity,
    upper_quote,
    explanation
from target_matrix
where verdict = 'omitted';
