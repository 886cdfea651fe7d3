namespace GridOrleans.Api.Words;

/// <summary>What is wrong with one field of a request. Constants are the codes.</summary>
public static class FieldCode
{
    public const string Required = "required";
    public const string TooLong = "too_long";
    public const string TooMany = "too_many";
    public const string OutOfRange = "out_of_range";
    public const string WrongType = "wrong_type";
    public const string UnknownValue = "unknown_value";
    public const string NotText = "not_text";
    public const string NotPhone = "not_phone";
    public const string UnknownCategory = "unknown_category";
    public const string UnknownUnit = "unknown_unit";
    public const string UnknownBuilding = "unknown_building";
    public const string UnknownArea = "unknown_area";
    public const string UnknownIssue = "unknown_case";
    public const string PlaceRequired = "place_required";
    public const string FarAway = "far_away";
    public const string NotOnTheSpot = "not_on_the_spot";
    public const string InTheFuture = "in_the_future";
    public const string BadCursor = "bad_cursor";
    public const string Repeated = "repeated";
    public const string NotEmail = "not_email";
    public const string UrlNotAllowed = "url_not_allowed";
    public const string UnknownAttachment = "unknown_attachment";
    public const string UnknownCalendar = "unknown_calendar";
    public const string UnknownGroup = "unknown_group";
    public const string NotAnId = "not_an_id";
    public const string InThePast = "in_the_past";
    public const string BothCategoryAndGroup = "category_and_group";
}

public static class FieldSentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        [FieldCode.Required] = new("必须填写。", "This is required."),
        [FieldCode.TooLong] = new("最多 {0} 个字符。", "At most {0} characters."),
        [FieldCode.TooMany] = new("最多 {0} 个。", "At most {0} of them."),
        [FieldCode.OutOfRange] = new("必须在 {0} 和 {1} 之间。", "Must be between {0} and {1}."),
        [FieldCode.WrongType] = new("格式不对。", "This is not of the right type."),
        [FieldCode.UnknownValue] = new("不是可选的值。可选：{0}。", "Not one of the possible values: {0}."),
        [FieldCode.NotText] = new("含有不能保存的控制字符。", "It holds control characters that cannot be kept."),
        [FieldCode.NotPhone] = new("不像一个电话号码。", "This does not look like a phone number."),
        [FieldCode.UnknownCategory] = new("没有代码为“{0}”的类别。", "There is no category “{0}”."),
        [FieldCode.UnknownUnit] = new("没有编号为“{0}”的单位。", "There is no unit “{0}”."),
        [FieldCode.UnknownBuilding] = new("没有编号为“{0}”的楼栋。", "There is no building “{0}”."),
        [FieldCode.UnknownArea] = new("没有代码为“{0}”的区域。", "There is no area “{0}”."),
        [FieldCode.UnknownIssue] = new("没有编号为“{0}”的另一件事，或者您看不到。", "There is no other issue {0}, or it is not visible to you."),
        [FieldCode.PlaceRequired] = new("请给出地点：坐标、楼栋或地址，至少一样。", "Say where: a point, a building or an address."),
        [FieldCode.FarAway] = new("这个点离本区超过 {0} 公里，请检查经纬度。", "This point is more than {0} km from the district; check longitude and latitude."),
        [FieldCode.NotOnTheSpot] = new(
            "只有本网格的网格员、网格长，或者派遣员、值班长、管理员，才能当场处置。",
            "Only members and chiefs of this grid, dispatchers, shift leaders and administrators handle on the spot."),
        [FieldCode.InTheFuture] = new("时间在将来。", "This time is in the future."),
        [FieldCode.NotEmail] = new("不像一个邮箱地址。", "This does not look like a mail address."),
        [FieldCode.UrlNotAllowed] = new("地址必须是可以访问的 https 地址；内网地址要先在配置里放行。", "This must be an https address that may be reached; networks of your own must be allowed in the configuration first."),
        [FieldCode.UnknownAttachment] = new("没有这个附件，或者它已过期、属于别人或别的事件。", "There is no such attachment, or it has expired, or is somebody else's or another issue's."),
        [FieldCode.Repeated] = new("有一项出现了两次。", "Something stands in it twice."),
        [FieldCode.BadCursor] = new("游标无效，请从第一页重新开始。", "The cursor is not valid; start again from the first page."),
        [FieldCode.UnknownCalendar] = new("没有编号为“{0}”的日历。", "There is no calendar “{0}”."),
        [FieldCode.UnknownGroup] = new("没有名为“{0}”的大类。", "There is no group of categories “{0}”."),
        [FieldCode.NotAnId] = new("只能用小写字母、数字和连字符，以字母或数字开头。", "Only lower-case letters, digits and hyphens, beginning with a letter or digit."),
        [FieldCode.InThePast] = new("时间已经过去。", "This time has passed."),
        [FieldCode.BothCategoryAndGroup] = new("类别和大类只能限定一个。", "Name a category or a group, not both."),
    };
}
