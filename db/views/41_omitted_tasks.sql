drop view if exists omitted_tasks;
create view omitted_tasks as
-- One row per upper clause without counterpart in a lower plan that answers to the upper one.
select
    alignment_id,
    comparison_id,
    upper_id,
    lower_id,
    upper_clause_id,
    upper_task,
    lower_predates_upper,
    similarity,
    explanation
from task_pairs
where relation = 'omitted' and plans = 'implements';
