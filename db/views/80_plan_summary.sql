drop view if exists plan_summary;
create view plan_summary as
-- One row per pair of plans: how many upper targets and tasks the lower plan keeps, changes or drops.
select
    comparisons.id as comparison_id,
    comparisons.upper_id,
    upper_document.title as upper_title,
    comparisons.lower_id,
    lower_document.title as lower_title,
    comparisons.relation,
    comparisons.lower_predates_upper,
    targets.upper_targets,
    targets.matched,
    targets.stricter,
    targets.interim,
    targets.weaker,
    targets.redefined,
    targets.omitted,
    targets.not_owed,
    targets.added,
    tasks.tasks_kept,
    tasks.tasks_omitted,
    tasks.tasks_added,
    tasks.copy_ratio
from comparisons
join documents as upper_document on upper_document.id = comparisons.upper_id
join documents as lower_document on lower_document.id = comparisons.lower_id
left join (
    select
        comparison_id,
        count(distinct upper_indicator_id) as upper_targets,
        sum(verdict = 'match') as matched,
        sum(verdict = 'stricter') as stricter,
        sum(verdict = 'interim') as interim,
        sum(verdict = 'weaker') as weaker,
        sum(verdict = 'redefined') as redefined,
        sum(verdict = 'omitted') as omitted,
        sum(verdict in ('upper_only', 'not_applicable')) as not_owed,
        sum(verdict = 'added') as added
    from findings
    where subject = 'indicator'
    group by comparison_id
) as targets on targets.comparison_id = comparisons.id
left join (
    select
        comparison_id,
        count(distinct case when relation in ('match', 'adapted') then upper_clause_id end) as tasks_kept,
        sum(relation = 'omitted') as tasks_omitted,
        sum(relation = 'added') as tasks_added,
        round(avg(case when relation in ('match', 'adapted') then copy_ratio end), 2) as copy_ratio
    from alignments
    group by comparison_id
) as tasks on tasks.comparison_id = comparisons.id;
