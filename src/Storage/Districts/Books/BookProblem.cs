namespace GridOrleans.Storage.Districts.Books;

/// <summary>One thing that is wrong with a row somebody wants in the books.</summary>
/// <param name="Row">From 1: the line of a CSV file, the feature of a GeoJSON collection, the change of a change set; 0 = the whole.</param>
/// <param name="Key">The row's own name, when it has one.</param>
/// <param name="Field">As in the file or request: “gridCode”.</param>
/// <param name="Code">One of <see cref="Fault"/>.</param>
/// <param name="Parts">What the sentence's placeholders stand for.</param>
public sealed record BookProblem(int Row, string? Key, string Field, string Code, IReadOnlyList<string> Parts);

/// <summary>What can be wrong: machine codes; the sentences are the Api's.</summary>
public static class Fault
{
    public const string Missing = "book_missing";
    public const string TooLong = "book_too_long";
    public const string NotText = "book_not_text";
    public const string BadId = "book_bad_id";
    public const string BadPhone = "book_bad_phone";
    public const string BadDigits = "book_bad_digits";
    public const string NotOneOf = "book_not_one_of";
    public const string NotInRange = "book_not_in_range";
    public const string NotReadable = "book_not_readable";
    public const string Twice = "book_twice";
    public const string Unknown = "book_unknown";
    public const string EndsBeforeItBegins = "book_ends_before_it_begins";
    public const string NotItsGrid = "book_not_its_grid";
    public const string NotItsArea = "book_not_its_area";
    public const string NeedsAPlace = "book_needs_a_place";
    public const string OwnDeputy = "book_own_deputy";
    public const string MixedDay = "book_mixed_day";
    public const string TooMany = "book_too_many";
    public const string NotInParent = "book_not_in_parent";
    public const string WrongLevel = "book_wrong_level";
    public const string RingOpen = "book_ring_open";
    public const string RingTooShort = "book_ring_too_short";
    public const string RingTooLong = "book_ring_too_long";
    public const string RingCrosses = "book_ring_crosses";
    public const string RingClockwise = "book_ring_clockwise";
    public const string RingBadPoint = "book_ring_bad_point";
    public const string RingHasHoles = "book_ring_has_holes";
    public const string RingNotOne = "book_ring_not_one";
    public const string Overlaps = "book_overlaps";
    public const string PastDay = "book_past_day";
    public const string PlannedLater = "book_planned_later";
    public const string PlannedThatDay = "book_planned_that_day";
    public const string StillInside = "book_still_inside";
    public const string AlreadyThere = "book_already_there";
    public const string PlaceLost = "book_place_lost";
    public const string UnknownField = "book_unknown_field";
    public const string Malformed = "book_malformed";
}
