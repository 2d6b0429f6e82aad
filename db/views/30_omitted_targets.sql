drop view if exists omitted_targets;
create view omitted_targets as
-- One row per upper target that a lower plan had to carry and does not.
-- Duties only the upper level can deliver are `upper_only`, hence absent here; so are plans that do not answer
-- to the upper one. A plan older than the upper one does not cover a target; it did not disobey.
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
    lower_predates_upper,
    severity,
    upper_quote,
    explanation
from target_matrix
where verdict = 'omitted' and relation = 'implements';
