using System.Collections.Immutable;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Tests.Commands;

public sealed class CommandStartTests
{
    [Fact]
    public async Task Start_OutputLines_BecomeOutputs()
    {
        await using var host = new CommandHost();
        host.Script("""
            echo building
            echo '::output ARTIFACT=a-1.4=x '
            echo '::output EMPTY='
            echo '::output ARTIFACT=a-1.5'
            echo '::output NOT_THIS=1' >&2
            printf '::output LAST=no newline'
            """);

        var ended = await host.RunAsync();

        Assert.Equal(PipelineStatus.Succeeded, ended.Status);
        Assert.Equal("""{"ARTIFACT":"a-1.5","EMPTY":"","LAST":"no newline"}""", DataValue.Of(ended.Outputs).ToJson());

        // Two streams write into one log: their lines come whole, but in any order.
        var log = await File.ReadAllLinesAsync(new Uri(ended.LogUrl).LocalPath);
        Assert.Contains("building", log);
        Assert.Contains("::output NOT_THIS=1", log);
    }

    [Fact]
    public async Task Start_Inputs_AreInTheEnvironmentAndTheServersOwnVariablesAreNot()
    {
        Environment.SetEnvironmentVariable("RELO_TEST_SERVER_ONLY", "server");
        await using var host = new CommandHost();
        host.Script("env | grep ^RELO_ | grep -v ^RELO_COMMAND_MARK | sort; echo \"own=$OWN\"", ", environment: {OWN: mine}");
        var inputs = ImmutableSortedDictionary<string, DataValue>.Empty.Add("build-no", DataValue.Of(7)).Add("list", DataValue.Of([DataValue.Of("a b")]));

        var ended = await host.RunAsync(ConnectorHost.Start() with { Inputs = inputs });

        Assert.Equal(
            """
            RELO_ATTEMPT=1
            RELO_CALLBACK_URL=http://relo.test/callbacks/1
            RELO_IDEMPOTENCY_KEY=r1/2/build.build_a/1
            RELO_INPUTS={"build-no":7,"list":["a b"]}
            RELO_INPUT_BUILD_NO=7
            RELO_INPUT_LIST=["a b"]
            RELO_PATH=build.build_a
            RELO_PIPELINE=services/build a
            RELO_REF=release/1.4
            RELO_RELEASE=r1
            RELO_RUN=2
            own=mine

            """,
            await File.ReadAllTextAsync(new Uri(ended.LogUrl).LocalPath));
    }

    [Fact]
    public async Task Start_Arguments_ReachTheProgramAsTheyAre()
    {
        await using var host = new CommandHost();
        host.Script("for a in \"$@\"; do echo \"<$a>\"; done", arguments: ", '{pipeline}', 'ref={ref}', '$(touch hacked); `id` \"x\" *', ''");

        var ended = await host.RunAsync();

        Assert.Equal("<services/build a>\n<ref=release/1.4>\n<$(touch hacked); `id` \"x\" *>\n<>\n", await File.ReadAllTextAsync(new Uri(ended.LogUrl).LocalPath));
    }

    [Fact]
    public async Task Start_ExitCode_FailsWithTheLastLines()
    {
        await using var host = new CommandHost();
        host.Script("echo '::output PART=1'; echo compiling; echo 'error: no such file' >&2; exit 3");

        var ended = await host.RunAsync();

        Assert.Equal((PipelineStatus.Failed, "1"), (ended.Status, ended.Outputs["PART"].Text));
        Assert.StartsWith("RO6204: The program `/bin/sh` ended with exit code 3: ", ended.Message, StringComparison.Ordinal);
        Assert.Contains("error: no such file", ended.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo '::output 1x=1'", "`1x` is no name")]
    [InlineData("echo '::output novalue'", "`novalue` is no name")]
    [InlineData("i=0; while [ $i -lt 201 ]; do echo \"::output A$i=1\"; i=$((i+1)); done", "more than 200")]
    [InlineData("printf '::output BIG='; head -c 70000 /dev/zero | tr '\\0' x", "64 KiB")]
    public async Task Start_OutputLineThatCannotBeUsed_Fails(string script, string part)
    {
        await using var host = new CommandHost();
        host.Script(script);

        var ended = await host.RunAsync();

        Assert.StartsWith("RO6206", ended.Message, StringComparison.Ordinal);
        Assert.Contains(part, ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_EndlessOutput_KeepsNoMoreThanTheLimit()
    {
        await using var host = new CommandHost(("Connectors:Command:MaxLogBytes", "4096"));
        host.Script("yes abcdefgh | head -n 200000; echo '::output LAST=1'");

        var ended = await host.RunAsync();

        var log = await File.ReadAllTextAsync(new Uri(ended.LogUrl).LocalPath);
        Assert.Equal("1", ended.Outputs["LAST"].Text);
        Assert.InRange(log.Length, 4000, 4200);
        Assert.EndsWith("(the rest is not kept)\n", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SomethingLeftInTheBackground_IsNotWaitedFor()
    {
        await using var host = new CommandHost();
        host.Script("sleep 600 & echo $!; echo '::output PID='$!");

        var ended = await host.RunAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(PipelineStatus.Succeeded, ended.Status);
        using var left = System.Diagnostics.Process.GetProcessById(int.Parse(ended.Outputs["PID"].Text, System.Globalization.CultureInfo.InvariantCulture));
        left.Kill();
    }

    [Fact]
    public async Task Start_StandardInput_IsEmpty()
    {
        await using var host = new CommandHost();
        host.Script("cat; echo '::output END=yes'");

        Assert.Equal("yes", (await host.RunAsync()).Outputs["END"].Text);
    }

    [Fact]
    public async Task Start_Disabled_SaysHowToPermitIt()
    {
        await using var host = new CommandHost(("Connectors:Command:Enabled", "false"));
        host.Script("echo never");

        Assert.StartsWith("RO6201", (await host.RunAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FileNotAmongThoseAllowed_IsRefused()
    {
        await using var host = new CommandHost(("Connectors:Command:AllowedFiles:0", "/usr/local/bin/deploy"));
        host.Script("echo never");

        Assert.StartsWith("RO6202", (await host.RunAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file: /no/such/program", "RO6203")]
    [InlineData("arguments: [x]", "RO6003")]
    [InlineData("file: /bin/sh, arguments: x", "RO6003")]
    [InlineData("file: /bin/sh, shell: true", "RO6003")]
    [InlineData("file: /bin/sh, working-directory: /no/such/folder", "RO6003")]
    [InlineData("file: /bin/sh, environment: {'A=B': x}", "RO6003")]
    public async Task Start_WrongSetting_FailsAndSaysWhich(string settings, string code)
    {
        await using var host = new CommandHost();
        host.Connectors.With($"connector: {{id: c, type: command, {settings}}}");

        Assert.StartsWith(code, (await host.RunAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(host.Unended);
    }

    [Fact]
    public async Task Start_PipelineThatWouldBecomeAnOption_IsRefused()
    {
        await using var host = new CommandHost();
        host.Script("echo never", arguments: ", '{pipeline}'");

        var ended = await host.RunAsync(ConnectorHost.Start() with { Pipeline = "--force" });

        Assert.StartsWith("RO6207", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InputsOfTheSameVariable_AreRefused()
    {
        await using var host = new CommandHost();
        host.Script("echo never");
        var inputs = ImmutableSortedDictionary<string, DataValue>.Empty.Add("a-b", DataValue.True).Add("a_b", DataValue.True);

        var ended = await host.RunAsync(ConnectorHost.Start() with { Inputs = inputs });

        Assert.Contains("RELO_INPUT_A_B", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_KeyThatIsNoFileName_HasALogInTheDataFolder()
    {
        await using var host = new CommandHost();
        host.Script("echo hello");

        var ended = await host.RunAsync(ConnectorHost.Start() with { IdempotencyKey = "../../x/1/../a:b/c|d.@entry.go/1.3" });

        Assert.StartsWith(Path.Combine(host.Folder, "commands", "logs") + "/", new Uri(ended.LogUrl).LocalPath, StringComparison.Ordinal);
        Assert.Equal("hello\n", await File.ReadAllTextAsync(new Uri(ended.LogUrl).LocalPath));
    }
}
