drop view if exists added_tasks;
create view added_tasks as
-- One row per task of a lower plan that no clause of the upper plan asks for.
select alignment_id, comparison_id, upper_id, lower_id, lower_clause_id, lower_task, similarity, explanation
from task_pairs
where relation = 'added';
