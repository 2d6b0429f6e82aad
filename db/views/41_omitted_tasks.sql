drop view if exists omitted_tasks;
create view omitted_tasks as
-- One row per upper clause without counterpart in a lower plan that had to carry it.
select alignment_id, comparison_id, upper_id, lower_id, upper_clause_id, upper_task, similarity, explanation
from task_pairs
where relation = 'omitted';
