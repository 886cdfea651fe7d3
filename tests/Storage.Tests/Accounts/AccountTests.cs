using GridOrleans.Domain.Access;
using GridOrleans.Storage;
using GridOrleans.Storage.Accounts;
using GridOrleans.Storage.Districts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.StorageTests.Accounts;

/// <summary>Who may come in, as the records say at this moment.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private readonly GridDatabase database = new();

    private AccountStore Accounts => database.Get<AccountStore>();

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        Assert.IsType<ImportOutcome.Imported>(await database.Get<DistrictImporter>().Import(SamplePlan.Whole, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_right_password_opens_and_the_login_is_not_case_sensitive()
    {
        var account = Assert.IsType<SignInOutcome.Ok>(await SignIn("HALL", "hall-password")).Account;
        Assert.Equal(("login:hall", "值班长", Role.Dispatcher), (account.Key, account.Name, account.Role));
        Assert.Equal([SamplePlan.District], account.AreaCodes);
        Assert.Equal("login:hall", (await Accounts.Find("login:hall", CancellationToken.None))!.Key);
        Assert.Equal(["firm-1"], (await Accounts.Find("login:firm", CancellationToken.None))!.UnitIds);
    }

    [Theory]
    [InlineData("hall", "Hall-password")]
    [InlineData("hall", "")]
    [InlineData("nobody", "hall-password")]
    [InlineData("hall' or true --", "x")]
    public async Task A_wrong_pair_does_not_say_which_half_is_wrong(string login, string password) =>
        Assert.IsType<SignInOutcome.Failed>(await SignIn(login, password));

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while_also_against_the_right_one()
    {
        for (var attempt = 0; attempt < 4; attempt++) await SignIn("hall", "wrong");
        Assert.IsType<SignInOutcome.Ok>(await SignIn("hall", "hall-password"));

        // A success forgives; the fifth failure in a row locks.
        for (var attempt = 0; attempt < 5; attempt++) Assert.IsType<SignInOutcome.Failed>(await SignIn("hall", "wrong"));
        Assert.IsType<SignInOutcome.Locked>(await SignIn("hall", "hall-password"));
        Assert.IsType<SignInOutcome.Ok>(await SignIn("firm", "firm-password"));

        await database.Execute("update account set locked_until = clock_timestamp()");
        Assert.IsType<SignInOutcome.Ok>(await SignIn("hall", "hall-password"));
    }

    [Fact]
    public async Task Guesses_made_at_once_do_not_outrun_the_lock()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(guess => SignIn("hall", $"guess-{guess}")));
        Assert.Equal(5, outcomes.Count(outcome => outcome is SignInOutcome.Failed));
        Assert.Equal(35, outcomes.Count(outcome => outcome is SignInOutcome.Locked));
    }

    [Fact]
    public async Task A_disabled_account_does_not_exist()
    {
        await database.Execute("update account set disabled = true where login = 'hall'");
        Assert.IsType<SignInOutcome.Failed>(await SignIn("hall", "hall-password"));
        Assert.Null(await Accounts.Find("login:hall", CancellationToken.None));
    }

    [Fact]
    public async Task A_token_opens_until_it_is_revoked_or_has_expired()
    {
        var program = (await Accounts.FindByToken(SamplePlan.AdminToken, CancellationToken.None))!;
        Assert.Equal(("simulator", Role.Administrator), (program.Name, program.Role));
        Assert.Equal(program.Key, (await Accounts.Find(program.Key, CancellationToken.None))!.Key);
        var wall = (await Accounts.FindByToken(SamplePlan.DisplayToken, CancellationToken.None))!;
        Assert.Equal(Role.Display, wall.Role);
        Assert.Null(await Accounts.FindByToken("token-of-the-simulator ", CancellationToken.None));

        await database.Execute("update api_token set revoked_at = clock_timestamp() where name = 'simulator'");
        await database.Execute("update api_token set expires_at = clock_timestamp() where name = 'wall'");
        Assert.Null(await Accounts.FindByToken(SamplePlan.AdminToken, CancellationToken.None));
        Assert.Null(await Accounts.Find(program.Key, CancellationToken.None));
        Assert.Null(await Accounts.FindByToken(SamplePlan.DisplayToken, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("token:")]
    [InlineData("token:-1")]
    [InlineData("token:99999999999999999999")]
    [InlineData("hall")]
    public async Task A_key_that_is_none_finds_nobody(string key) => Assert.Null(await Accounts.Find(key, CancellationToken.None));

    [Fact]
    public async Task No_secret_is_kept_as_it_was_given()
    {
        var kept = await database.Scalar<string>("select string_agg(a::text, '') || (select string_agg(t::text, '') from api_token t) from account a");
        Assert.DoesNotContain("hall-password", kept);
        Assert.DoesNotContain(SamplePlan.AdminToken, kept);
    }

    [Fact]
    public async Task A_cookie_made_by_one_process_is_read_by_another()
    {
        await using var one = Process();
        await using var other = Process();
        var sealedText = one.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Protect("login:hall");
        Assert.Equal("login:hall", other.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(sealedText));
        Assert.Equal(1, await database.Scalar<long>("select count(*) from data_protection_key"));
    }

    private ServiceProvider Process()
    {
        var services = new ServiceCollection().AddLogging().AddGridStorage(database.ConnectionString);
        services.AddDataProtection().SetApplicationName("GridOrleans");
        return services.BuildServiceProvider();
    }

    private Task<SignInOutcome> SignIn(string login, string password) => Accounts.SignIn(login, password, CancellationToken.None);
}
