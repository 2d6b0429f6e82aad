-- Tables of the database. Order matters: a table comes after those it refers to.
-- null means that the text is silent. Offsets are half-open and count code points in documents.text.

create table documents (
    id text primary key,
    title text,
    doc_number text,
    issuer text,
    jurisdiction text,
    jurisdiction_code text,
    level text check (level in ('national', 'province', 'city', 'county', 'town', 'department')),
    issued_on text,
    period_start integer,
    period_end integer,
    file text not null,
    sha256 text not null,
    format text not null,
    text text not null,
    note text
);

create table clauses (
    id text primary key,
    document_id text not null references documents (id),
    parent_id text references clauses (id),
    position integer not null,
    depth integer not null,
    label text not null,
    heading text not null,
    kind text not null check (
        kind in ('front', 'preamble', 'context', 'goal', 'group', 'task', 'safeguard', 'annex', 'table')
    ),
    text text not null,
    char_start integer not null,
    char_end integer not null check (char_end >= char_start),
    unique (document_id, position)
);
create index clauses_parent on clauses (parent_id);
create index clauses_kind on clauses (kind);

create table measures (
    id text primary key,
    clause_id text not null references clauses (id),
    position integer not null,
    text text not null,
    char_start integer not null,
    char_end integer not null check (char_end >= char_start)
);
create index measures_clause on measures (clause_id, position);

create table indicators (
    id text primary key,
    document_id text not null references documents (id),
    clause_id text not null references clauses (id),
    origin text not null check (origin in ('table', 'prose')),
    role text not null check (role in ('target', 'baseline_fact')),
    name text not null,
    scope text,
    condition text,
    comparator text not null check (
        comparator in (
            '=', '>=', '>', '<=', '<', 'range', 'all', 'approx', 'increase_by', 'decrease_by', 'multiply_by'
        )
    ),
    value real,
    value_high real,
    value_text text not null,
    unit text not null,
    deadline text,
    baseline_year integer,
    baseline_value real,
    baseline_text text,
    category text,
    duty text not null check (duty in ('upper', 'local', 'both')),
    quote text not null,
    char_start integer not null,
    char_end integer not null check (char_end >= char_start)
);
create index indicators_document on indicators (document_id);
create index indicators_clause on indicators (clause_id);

create table units (
    id text primary key,
    function text not null,
    aliases text not null
);

create table responsibilities (
    id text primary key,
    document_id text not null references documents (id),
    clause_id text not null references clauses (id),
    unit_id text not null references units (id),
    raw text not null,
    role text not null check (role in ('lead', 'responsible', 'member')),
    level text not null check (
        level in ('national', 'province', 'city', 'county', 'town', 'village', 'internal', 'any')
    ),
    position integer not null,
    char_start integer not null,
    char_end integer not null check (char_end >= char_start)
);
create index responsibilities_document on responsibilities (document_id);
create index responsibilities_clause on responsibilities (clause_id, position);
create index responsibilities_unit on responsibilities (unit_id);

create table comparisons (
    id text primary key,
    upper_id text not null references documents (id),
    lower_id text not null references documents (id),
    relation text not null check (relation in ('implements', 'companion', 'peer')),
    lower_predates_upper integer not null check (lower_predates_upper in (0, 1)),
    unique (upper_id, lower_id)
);
create index comparisons_lower on comparisons (lower_id);

create table alignments (
    id text primary key,
    comparison_id text not null references comparisons (id),
    upper_clause_id text references clauses (id),
    lower_clause_id text references clauses (id),
    relation text not null check (relation in ('match', 'adapted', 'omitted', 'upper_only', 'added')),
    similarity real not null check (similarity between 0 and 1),
    copy_ratio real not null check (copy_ratio between 0 and 1),
    explanation text not null,
    check (upper_clause_id is not null or lower_clause_id is not null)
);
create index alignments_comparison on alignments (comparison_id, relation);
create index alignments_upper on alignments (upper_clause_id);
create index alignments_lower on alignments (lower_clause_id);

create table findings (
    id text primary key,
    comparison_id text references comparisons (id),
    document_id text not null references documents (id),
    subject text not null check (subject in ('indicator', 'task', 'measure', 'unit', 'wording', 'consistency')),
    verdict text not null,
    flags text not null,
    severity text not null check (severity in ('high', 'medium', 'low', 'info')),
    confidence real not null check (confidence between 0 and 1),
    upper_clause_id text references clauses (id),
    lower_clause_id text references clauses (id),
    upper_indicator_id text references indicators (id),
    lower_indicator_id text references indicators (id),
    upper_quote text,
    lower_quote text,
    explanation text not null,
    rule text not null
);
create index findings_comparison on findings (comparison_id, subject, verdict);
create index findings_document on findings (document_id);
create index findings_upper_clause on findings (upper_clause_id);
create index findings_lower_clause on findings (lower_clause_id);
create index findings_upper_indicator on findings (upper_indicator_id);
create index findings_lower_indicator on findings (lower_indicator_id);

create table issues (
    document_id text not null references documents (id),
    line integer,
    message text not null,
    remedy text not null
);
create index issues_document on issues (document_id, line);

create table scores (
    scored text not null,
    measure text not null,
    value real not null check (value between 0 and 1),
    precision real,
    recall real,
    hits integer,
    predicted integer,
    gold integer,
    primary key (scored, measure)
);

create table score_misses (
    scored text not null,
    miss text not null
);

create table build_info (
    key text primary key,
    value text not null
);
