using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Api.Words;

/// <summary>What is wrong with a row of the books, by <see cref="Fault"/>.</summary>
public static class BookSentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        [Fault.Missing] = new("必须填写。", "This is required."),
        [Fault.TooLong] = new("最多 {0} 个字符。", "At most {0} characters."),
        [Fault.NotText] = new("含有控制字符。", "It holds control characters."),
        [Fault.BadId] = new("编号“{0}”只能含字母、数字和 . - _。", "The id “{0}” may hold only letters, digits and . - _."),
        [Fault.BadPhone] = new("不像一个电话号码。", "This does not look like a phone number."),
        [Fault.BadDigits] = new("代码必须是 {0} 位数字。", "The code must have {0} digits."),
        [Fault.NotOneOf] = new("不是可选的值。可选：{0}。", "Not one of the possible values: {0}."),
        [Fault.NotInRange] = new("必须在 {0} 和 {1} 之间。", "Must be between {0} and {1}."),
        [Fault.NotReadable] = new("看不懂“{0}”。", "“{0}” could not be read."),
        [Fault.Twice] = new("重复出现。", "It stands more than once."),
        [Fault.Unknown] = new("没有“{0}”。", "There is no “{0}”."),
        [Fault.EndsBeforeItBegins] = new("结束必须在开始之后。", "The end must be after the beginning."),
        [Fault.NotItsGrid] = new("必须与所属小区“{0}”在同一网格。", "It must lie in the grid of its estate “{0}”."),
        [Fault.NotItsArea] = new("属地办公室的编号必须是区域代码。", "An area's office has the area's code as its id."),
        [Fault.NeedsAPlace] = new("必须属于一个单位或一个区域。", "It must be of a unit or of an area."),
        [Fault.OwnDeputy] = new("不能自己代自己。", "Nobody is their own deputy."),
        [Fault.MixedDay] = new("{0} 这一天写得前后不一。", "The day {0} says two things."),
        [Fault.TooMany] = new("最多 {0} 个。", "At most {0} of them."),
        [Fault.NotInParent] = new("代码必须以上级代码 {0} 开头。", "The code must begin with its parent's, {0}."),
        [Fault.WrongLevel] = new("层级不对。", "The level does not fit."),
        [Fault.RingOpen] = new("边界没有闭合：最后一点必须与第一点相同。", "The boundary is not closed: its last point must repeat its first."),
        [Fault.RingTooShort] = new("边界至少要有四个点。", "A boundary has at least four points."),
        [Fault.RingTooLong] = new("边界最多 {0} 个点。", "A boundary has at most {0} points."),
        [Fault.RingCrosses] = new("边界自相交。", "The boundary crosses or touches itself."),
        [Fault.RingClockwise] = new("边界必须逆时针。", "The boundary must run counter-clockwise."),
        [Fault.RingBadPoint] = new("含有不是 [经度, 纬度] 的点。", "It holds a point that is no [longitude, latitude] pair in degrees."),
        [Fault.RingHasHoles] = new("不接受带洞的面。", "A shape with holes is not taken."),
        [Fault.RingNotOne] = new("必须是单独一块、没有洞的面。", "It must be one piece without holes."),
        [Fault.Overlaps] = new("与 {0} 重叠 {1} 平方米。", "It overlaps {0} by {1} m²."),
        [Fault.PastDay] = new("不能早于今天（{0}）：过去的区划不改写。", "Not before today ({0}): the past is not redrawn."),
        [Fault.PlannedLater] = new("{0} 已有计划的调整；请排在它之后，或先取消它。", "A change is planned for {0}; plan after it or cancel it first."),
        [Fault.PlannedThatDay] = new("{0} 当天已有计划的调整；请先取消它。", "A change is planned for that very day, {0}; cancel it first."),
        [Fault.StillInside] = new("仍与“{0}”有关联。", "“{0}” still depends on it, or it on “{0}”."),
        [Fault.AlreadyThere] = new("“{0}”已经存在。", "“{0}” is there already."),
        [Fault.PlaceLost] = new("“{0}”调整后不在任何网格内（原网格 {1}）。", "“{0}” would lie in no grid (it is in {1})."),
        [Fault.UnknownField] = new("不认识这个字段。可用：{0}。", "There is no such field. Known: {0}."),
        [Fault.Malformed] = new("格式错误，读不下去。", "It is malformed and cannot be read."),
    };
}
