using System.Reflection;
using GridOrleans.CityDay.Model.Cases;
using GridOrleans.CityDay.Model.Figures;
using GridOrleans.CityDay.Model.Verdicts;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Figures;

namespace GridOrleans.CityDay.Tests;

public sealed class IndependenceTests
{
    private static readonly Assembly Model = typeof(CaseBook).Assembly;

    // Harm: the model agrees with the domain because it asks the domain.
    [Fact]
    public void The_model_uses_the_domains_records_and_enums_and_none_of_its_code() => Assert.Empty(Independence.Breaches(Model));

    // Harm: the rule above is green because it sees nothing.
    [Fact]
    public void Control_code_of_the_domain_is_found_where_it_is_used()
    {
        var found = Independence.Breaches(typeof(IndependenceTests).Assembly);

        Assert.Contains("IssueDecider.Decide", found);
        Assert.Contains("IssueEvolver.Apply", found);
        Assert.Contains("Wake.Of", found);
        Assert.Contains("Clock.get_YellowAt", found);
        Assert.Contains("Clock.RanBy", found);
        Assert.Contains("Issue.get_IsOpen", found);
        Assert.Contains("SlaPolicy.get_Pledge2341", found);
        Assert.DoesNotContain("Clock.get_DueAt", found);
        Assert.Contains(Independence.Uses(Model), use => use.Type == typeof(IssueEvent.DueMoved));
    }

    // Harm: a kind of event or command is added to the domain, and no day ever checks it.
    [Fact]
    public void The_model_knows_every_event_and_every_command()
    {
        Assert.Equal(typeof(IssueEvent).GetNestedTypes().Select(type => type.Name).Order(), CaseBook.Meanings.Keys.Select(type => type.Name).Order());
        Assert.Equal(Enum.GetValues<CommandKind>(), Steps.Taken.Keys.Order());
        Assert.Equal(Enum.GetValues<CommandKind>(), Rights.Needed.Keys.Order());
    }

    // Harm: a figure is added, and no day ever counts it again.
    [Fact]
    public void Every_measure_is_in_the_models_ledger_or_left_to_others_on_purpose()
    {
        // Who kept a case after a dispatch, how fast units answer, and what each person did are counted by tests of their own.
        Measure[] leftToOthers = [Measure.Accurate, Measure.Answered, Measure.ClosedInTime, Measure.Completed, Measure.ReportedIn, Measure.ReportedInTime,
            Measure.CalledArrivedInTime, Measure.CalledDoneInTime, Measure.RatedByCaller, Measure.RatedByCalled, Measure.Acted];

        Assert.Equal(Enum.GetNames<Measure>().Order(StringComparer.Ordinal), Ledger.Kept.Concat(leftToOthers.Select(measure => measure.ToString())).Order(StringComparer.Ordinal));
    }
}
