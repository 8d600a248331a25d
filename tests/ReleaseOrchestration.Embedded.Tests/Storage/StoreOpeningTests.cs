using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Embedded.Errors;
using ReleaseOrchestration.Embedded.Storage;
using ReleaseOrchestration.Embedded.Tests.Support;
using ReleaseOrchestration.Embedded.Writing;

namespace ReleaseOrchestration.Embedded.Tests.Storage;

public sealed class StoreOpeningTests
{
    [Fact]
    public async Task Open_AFolderThatIsInUse_NamesItAndItsHolder()
    {
        await using var world = await World.OpenAsync();
        var failure = await Assert.ThrowsAsync<StoreLockedException>(() => EmbeddedRuntime.OpenAsync(world.Options, world.Executor, world.Time, NullLoggerFactory.Instance));
        Assert.Equal(("RO5002", Environment.ProcessId), (failure.Code, failure.HolderProcessId));
        Assert.Contains(world.Paths.Folder, failure.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), failure.Message, StringComparison.Ordinal);
        await world.ReopenAsync();
    }

    [Fact]
    public async Task Open_AStoreOfANewerRelease_IsRefusedAndLeavesItAlone()
    {
        await using var world = await World.OpenAsync();
        await world.CloseAsync();
        Database.Execute(world.Paths.Database, "UPDATE meta SET value = '99' WHERE key = 'schema'");
        var failure = await Assert.ThrowsAsync<StoreVersionException>(world.OpenRuntimeAsync);
        Assert.Equal(("RO5003", 99, 2), (failure.Code, failure.Found, failure.Known));
        Assert.False(Directory.Exists(world.Paths.Backups));
        Database.Execute(world.Paths.Database, "UPDATE meta SET value = '2' WHERE key = 'schema'");
        await world.OpenRuntimeAsync();
    }

    [Fact]
    public async Task Open_AStoreOfVersion0_BacksItUpAndBringsItForward()
    {
        await using var world = await World.OpenAsync(w =>
        {
            Database.Execute(w.Paths.Database, "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID; INSERT INTO meta VALUES('schema', '0'), ('kept', 'yes')");
        });
        await world.StartAsync(Yaml.OneTask);
        var backup = Assert.Single(Directory.GetFiles(world.Paths.Backups));
        Assert.Equal("0", Database.Text(backup, "SELECT value FROM meta WHERE key = 'schema'"));
        await world.CloseAsync();
        Assert.Equal("2", Database.Text(world.Paths.Database, "SELECT value FROM meta WHERE key = 'schema'"));
        Assert.Equal("yes", Database.Text(world.Paths.Database, "SELECT value FROM meta WHERE key = 'kept'"));
        await world.OpenRuntimeAsync();
    }

    [Fact]
    public async Task Open_WithALaterSchema_KeepsWhatIsThereAndBacksItUpFirst()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.OneTask);
        await world.CloseAsync();
        var migrations = StoreSchema.Migrations.Add(new Migration(3, "ALTER TABLE machines ADD COLUMN note TEXT NOT NULL DEFAULT ''"));
        await using (await OpenStore.OpenAsync(world.Options, world.Executor, world.Time, NullLoggerFactory.Instance, migrations, default))
        {
            Assert.Equal(3, Database.Number(Assert.Single(Directory.GetFiles(world.Paths.Backups)), "SELECT COUNT(*) FROM machines"));
        }

        Assert.Equal(3, Database.Number(world.Paths.Database, "SELECT COUNT(*) FROM machines WHERE note = ''"));
        await Assert.ThrowsAsync<StoreVersionException>(world.OpenRuntimeAsync);
    }

    [Fact]
    public async Task Open_WithAMigrationThatFails_ChangesNothing()
    {
        await using var world = await World.OpenAsync();
        await world.CloseAsync();
        var migrations = StoreSchema.Migrations.Add(new Migration(3, "CREATE TABLE half(x); CREATE TABLE machines(x)"));
        await Assert.ThrowsAnyAsync<Exception>(() => OpenStore.OpenAsync(world.Options, world.Executor, world.Time, NullLoggerFactory.Instance, migrations, default));
        Assert.Equal(0, Database.Number(world.Paths.Database, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'half'"));
        await world.OpenRuntimeAsync();
    }

    [Fact]
    public async Task Open_WithOptionsThatAreNotValid_SaysWhich()
    {
        var options = new EmbeddedOptions { EffectWorkers = 0 };
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => EmbeddedRuntime.OpenAsync(options, new TestExecutor(), TimeProvider.System, NullLoggerFactory.Instance));
        Assert.Contains(nameof(EmbeddedOptions.EffectWorkers), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runtime_ThatIsClosed_SaysSo()
    {
        await using var world = await World.OpenAsync();
        var runtime = world.Runtime;
        await world.CloseAsync();
        Assert.False(runtime.IsReady);
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => runtime.HeadAsync(world.Root, default));
        Assert.Equal("RO5004", failure.Code);
    }
}
