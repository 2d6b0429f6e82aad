drop view if exists dropped_deadlines;
create view dropped_deadlines as
-- One row per upper target that a lower plan carries without its deadline or with a later one.
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
    flags,
    severity,
    upper_quote,
    lower_quote,
    explanation
from target_matrix
where flags like '%"deadline_dropped"%' or flags like '%"deadline_later"%';
