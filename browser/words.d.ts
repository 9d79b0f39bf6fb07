// The sentences that Python hands over, by key: written by `cchc schema`, never by hand.
import type { Column, Telling } from "./shapes.js";

/** What both engines tell: publish/browser/words.py. */
export interface Words {
  rules: {
    choice: {
      columns: Column[];
      words: {
        input: string;
        rule: string;
        listed: string;
      };
      refusals: {
        level: Telling;
      };
    };
    bands: {
      columns: Column[];
      words: {
        given: string;
        counted: string;
        percent: string;
        quotient: string;
        missing_one: string;
        missing_two: string;
        none: string;
        full: string;
        zero: string;
        not_applicable: string;
        rule: string;
        labelled: string;
      };
      refusals: {
        both: Telling;
        no_value: Telling;
        missing: Telling;
        part_of_none: Telling;
        above_whole: Telling;
        between: Telling;
        too_low: Telling;
        no_policy: Telling;
        hole: Telling;
      };
    };
    share: {
      columns: Column[];
      words: {
        given: string;
        counted: string;
        percent: string;
        quotient: string;
        missing_one: string;
        missing_two: string;
        none: string;
        full: string;
        zero: string;
        not_applicable: string;
        below: string;
        above: string;
        reached: string;
        points: string;
        not_above: string;
        not_below: string;
        rise: string;
        fall: string;
        round: string;
      };
      refusals: {
        both: Telling;
        no_value: Telling;
        missing: Telling;
        part_of_none: Telling;
        above_whole: Telling;
        between: Telling;
        too_low: Telling;
        no_policy: Telling;
      };
    };
    steps: {
      columns: Column[];
      words: {
        given: string;
        counted: string;
        percent: string;
        quotient: string;
        missing_one: string;
        missing_two: string;
        none: string;
        full: string;
        zero: string;
        not_applicable: string;
        within: string;
        whole: string;
        begun: string;
        compute: string;
        cap: string;
      };
      refusals: {
        both: Telling;
        no_value: Telling;
        missing: Telling;
        part_of_none: Telling;
        above_whole: Telling;
        between: Telling;
        too_low: Telling;
        no_policy: Telling;
      };
    };
    deadline: {
      columns: Column[];
      words: {
        date: string;
        never: string;
        on_time: string;
        late: string;
        missed: string;
      };
      refusals: {
        either: Telling;
      };
    };
    per_item: {
      columns: Column[];
      words: {
        input: string;
        compute: string;
        rule: string;
      };
      refusals: {};
    };
    deduct: {
      columns: Column[];
      words: {
        listed: string;
        input: string;
        none: string;
        fault: string;
        compute: string;
        rule: string;
      };
      refusals: {
        length: Telling;
      };
    };
    survey: {
      columns: Column[];
      words: {
        listed: string;
        term: string;
        input: string;
        weighted: string;
        points: string;
      };
      refusals: {
        length: Telling;
        none: Telling;
      };
    };
    given: {
      columns: Column[];
      words: {
        input: string;
        none: string;
        range: string;
        compute: string;
      };
      refusals: {
        above: Telling;
        outside: Telling;
        outside_none: Telling;
      };
    };
    combine: {
      columns: Column[];
      words: {
        start: string;
        part: string;
        add: string;
        less: string;
        less_percent: string;
        not_full: string;
        own: string;
        highest: string;
        least: string;
        mean: string;
        lowest: string;
        cap: string;
        round: string;
      };
      refusals: {};
    };
    cases: {
      columns: Column[];
      words: {
        input: string;
        listed: string;
        fixed: string;
      };
      refusals: {
        case: Telling;
        nothing_asked: Telling;
      };
    };
  };
  points: {
    exact: string;
    rounded: string;
  };
  range: {
    over: string;
    from: string;
    to: string;
    below: string;
    only_to: string;
    only_below: string;
    only_from: string;
    any: string;
  };
  shapes: {
    missing: Telling;
    unknown: Telling;
    unknown_near: Telling;
    unknown_glued: Telling;
    text_none: Telling;
    text_number: Telling;
    text: Telling;
    number: Telling;
    number_comma: Telling;
    whole: Telling;
    negative: Telling;
    at_least: Telling;
    at_most: Telling;
    too_long: Telling;
    day: Telling;
    list: Telling;
    mapping: Telling;
    one_of: Telling;
    shape: Telling;
  };
  given: {
    none: string;
    true: string;
    false: string;
    number: string;
    text: string;
    list: string;
    mapping: string;
  };
  answers: {
    words: {
      stated: string;
    };
    refusals: {
      sum: Telling;
      surveyed: Telling;
      not_surveyed: Telling;
      above: Telling;
      not_exempt: Telling;
      for_all: Telling;
      refuse: Telling;
      both: Telling;
      unit_kind: Telling;
      year: Telling;
      other_kind: Telling;
      unknown: Telling;
    };
  };
  entry: {
    source: string;
    exempt: string;
    shrink: string;
    full: string;
  };
  card: {
    base: string;
    bonus: string;
    penalty: string;
    lowest: string;
    negative: string;
    highest: string;
    total: string;
    once: string;
    both: string;
    apart: string;
  };
  grading: {
    plain: string;
    at_most: string;
    lower_by: string;
    unclassed: string;
    so: string;
    none: string;
  };
  columns: {
    self: string;
    appraised: string;
    appraised_2: string;
    survey: string;
  };
  steps: {
    input: string;
    compute: string;
    rule: string;
    points: string;
    source: string;
  };
  form: {
    heads: string[];
  };
}

/** What exercises tell: publish/browser/exercise_words.yaml. */
export interface ExerciseWords {
  kinds: {
    points: string;
    claim: string;
    raise: string;
    evidence: string;
    unit: string;
  };
  levels: {
    "1": string;
    "2": string;
    "3": string;
  };
  prompts: {
    points: string;
    claim: string;
    evidence_missing: string;
    evidence_surplus: string;
    evidence_place: string;
    raise_part_least: string;
    raise_part_most: string;
    raise_value_least: string;
    raise_value_most: string;
    raise_day_most: string;
    unit_field: string;
    unit_total: string;
  };
  told: {
    step_begun: string;
    step_whole: string;
    level: string;
    case: string;
    mistake: string;
    claim: string;
    document: string;
    no_document: string;
    whole_file: string;
    given_document: string;
    varied: string;
    evidence: string;
    cost: string;
    both: string;
    item: string;
    item_exempt: string;
    field_sum: string;
    index: string;
    grade: string;
  };
  options: {
    points: string;
    exempt: string;
    claim_right: string;
    claim_over: string;
    claim_under: string;
    claim_exempt: string;
    grade: string;
    no_grade: string;
  };
  reasons: {
    right: string;
    mark: string;
    rounded: string;
    band: string;
    floor_forgotten: string;
    floor_mark: string;
    floor_rounded: string;
    rate_rounded: string;
    rest: string;
    target_forgotten: string;
    from_floor: string;
    full: string;
    full_below: string;
    zero_above: string;
    zero_forgotten: string;
    more_is_better: string;
    zero_share: string;
    at_floor: string;
    step_part: string;
    step_from_zero: string;
    step_more: string;
    step_less: string;
    part_forgotten: string;
    none_zero: string;
    none_full: string;
    none_exempt: string;
    exempt_zero: string;
    exempt_full: string;
    not_exempt: string;
    due_late: string;
    last_day: string;
    day_less: string;
    level: string;
    cap: string;
    once: string;
    cap_early: string;
    one_more: string;
    one_less: string;
    below_cap: string;
    all_or_nothing: string;
    negative: string;
    each_once: string;
    costs_swapped: string;
    lost_for_left: string;
    only_one: string;
    nothing_lost: string;
    one_fault_less: string;
    all_lost: string;
    top_only: string;
    content_full: string;
    unweighted: string;
    mean_rounded: string;
    survey_full: string;
    unscaled: string;
    percent: string;
    lost_scaled: string;
    given_full: string;
    given_zero: string;
    other_case: string;
    mistake: string;
    in_file: string;
    of_item: string;
    other_place: string;
    other_item: string;
    raise_short: string;
    raise_more: string;
    raise_mark: string;
    raise_rounded_up: string;
    raise_difference: string;
    raise_rate_for_count: string;
    self_taken: string;
    exempt_counted: string;
    survey_left: string;
    item_wrong: string;
    whole_max: string;
    mean_of_fields: string;
    self_index: string;
    survey_index: string;
    grade_beside: string;
  };
  working: {
    band: string;
    floor: string;
    reached: string;
    missed: string;
    level: string;
    days: string;
    steps: string;
    product: string;
    lost: string;
    replies: string;
    mean: string;
    scaled: string;
    case: string;
    points: string;
    max: string;
    index: string;
    number: string;
    rounded: string;
    choice: string;
    all_right: string;
    then_points: string;
  };
  link: {
    cut: string;
    other_set: string;
    unknown: string;
    other_digest: string;
  };
  page: {
    setup: string;
    which_kinds: string;
    which_level: string;
    which_fields: string;
    fields_hint: string;
    count: string;
    seed: string;
    seed_hint: string;
    seed_wrong: string;
    kinds_wrong: string;
    new_seed: string;
    begin: string;
    begin_class: string;
    begin_paper: string;
    past: string;
    score_so_far: string;
    score_none: string;
    review: string;
    review_hint: string;
    not_kept: string;
    not_loaded: string;
    none: string;
    few: string;
    question: string;
    maximum: string;
    table_of: string;
    when: string;
    points: string;
    rule: string;
    rule_line: string;
    room_line: string;
    room_total: string;
    fields: string;
    code: string;
    field: string;
    earned: string;
    most: string;
    choose: string;
    workings: string;
    your_answer: string;
    answer: string;
    give_up: string;
    skip: string;
    choose_one: string;
    is_right: string;
    is_wrong: string;
    is_shown: string;
    told: string;
    right_is: string;
    guide: string;
    next: string;
    before: string;
    see_score: string;
    score: string;
    wrong_line: string;
    wrong_kept: string;
    wrong_test: string;
    test_dau: string;
    test_cuoi: string;
    test_kept: string;
    to_path: string;
    all_right: string;
    again: string;
    other: string;
    to_setup: string;
    share_set: string;
    link: string;
    link_hint: string;
    link_disk: string;
    qr: string;
    chart: string;
    right_mark: string;
    tally: string;
    option: string;
    people: string;
    share: string;
    people_for: string;
    tally_hint: string;
    reveal: string;
    answer_is: string;
    see_room: string;
    end_room: string;
    room_done: string;
    room_empty: string;
    worst: string;
    worst_why: string;
    question_head: string;
    answers: string;
    right_share: string;
    often_wrong: string;
    back_to_room: string;
    paper: string;
    paper_exam: string;
    paper_key: string;
    paper_solution: string;
    paper_mark: string;
    paper_name: string;
    paper_unit: string;
    paper_points: string;
    paper_right: string;
    print_exam: string;
    print_key: string;
    print_solution: string;
    print_both: string;
    save_moodle: string;
    save_gift: string;
    save_docx: string;
  };
}
