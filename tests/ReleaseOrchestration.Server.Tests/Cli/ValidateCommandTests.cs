using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class ValidateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Validate_Samples_AreValid()
    {
        var command = new CommandLine();

        var exitCode = await command.RunAsync("validate", Samples.Folder, "--json");

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.True(command.Json.GetProperty("valid").GetBoolean());
        Assert.Equal(
            ["build_phase", "feature_flag_rollout", "fix_loop", "hotfix", "hotfix_dev_test", "mend_cluster", "multi_service_march", "multi_service_release", "pipelines", "system_release", "system_release_standard", "system_weekly"],
            command.Json.GetProperty("documents").EnumerateArray().Where(document => document.GetProperty("kind").GetString() != "scenario").Select(document => document.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Validate_WrongProcess_TellsPlaceCodeAndFix()
    {
        var file = _folder.Write("release.yaml", """
            process:
              id: release
              phases:
                - phase:
                    id: build
                    depends-on: [prepare]
                    activities:
                      - activity: {id: compile, type: manual, ownrs: [dev]}
            """);
        var command = new CommandLine();

        var exitCode = await command.RunAsync("validate", file);

        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains($"{file}:6:22: error RO1108: ", command.Out, StringComparison.Ordinal);
        Assert.Contains($"{file}:8:51: error RO1007: ", command.Out, StringComparison.Ordinal);
        Assert.Contains("1 file, 1 document: 2 errors, 0 warnings.", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_StoreEntryInAnotherFile_IsFound()
    {
        _folder.Write("release.yaml", """
            process:
              id: release
              phases:
                - phase:
                    id: build
                    activities:
                      - activity: unit_tests
                        id: tests
                      - activity: {id: report, type: manual, depends-on: [tests], inputs: {count: <+process.build.tests.output.COUNT>}}
            """);
        _folder.Write("store/unit-tests.yml", """
            activity:
              id: unit_tests
              type: automated
              pipeline: {connector: ci, pipeline: tests}
              outputs: {COUNT: <+pipeline.outputs.count>}
            """);
        var command = new CommandLine();

        var exitCode = await command.RunAsync("validate", _folder.Path);

        Assert.True(exitCode == ExitCodes.Done, command.Out);
        Assert.Equal(string.Empty, command.Out);
    }

    [Fact]
    public async Task Validate_StoreEntryNowhere_IsAnError()
    {
        var file = _folder.Write("release.yaml", "process: {id: release, phases: [{phase: {id: build, activities: [{activity: unit_tests}]}}]}");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("validate", file));
        Assert.Contains("error RO1126: The Activity Store has no `unit_tests`.", command.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_InputSetThatDoesNotFitItsProcess_TellsWhatDoesNot()
    {
        _folder.Write("a.yaml", """
            process:
              id: release
              inputs: {version: {required: true}, tier: {}}
              phases: [{phase: {id: build, activities: [{activity: {id: compile, type: manual}}]}}]
            """);
        var inputs = _folder.Write("b.yaml", """
            inputSet:
              id: staging
              process: release
              global: {teir: staging}
              phases:
                build: {activities: {compil: {x: 1}}}
                deploy: {}
            """);
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("validate", _folder.Path));
        Assert.Contains($"{inputs}:4:18: error RO1421: ", command.Out, StringComparison.Ordinal);
        Assert.Contains($"{inputs}:6:25: error RO1423: ", command.Out, StringComparison.Ordinal);
        Assert.Contains($"{inputs}:7:13: error RO1422: ", command.Out, StringComparison.Ordinal);
        Assert.Contains("warning RO4305: The required input `version` has no value", command.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ReleaseGroup_IsComparedWithTheFilesGiven()
    {
        _folder.Write("a.yaml", "phase: {id: build, activities: [{activity: {id: compile, type: manual}}]}\n---\ninputSet: {id: s, process: other}\n");
        var group = _folder.Write("b.yaml", "releaseGroup: {id: g, process: build, input-set: s}\n---\nreleaseGroup: {id: h, process: nowhere, input-set: none}\n");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("validate", _folder.Path));
        Assert.Contains($"{group}:1:50: error RO2050: The input set `s` is of the process `other`", command.Out, StringComparison.Ordinal);
        Assert.Contains($"{group}:3:32: warning RO2001: The process `nowhere` is not among", command.Out, StringComparison.Ordinal);
        Assert.Contains($"{group}:3:52: warning RO2050: The input set `none` is not among", command.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_SameIdInTwoFiles_IsAnError()
    {
        var first = _folder.Write("a.yaml", "phase: {id: build, activities: [{activity: {id: compile, type: manual}}]}");
        var second = _folder.Write("b.yaml", "phase: {id: build, activities: [{activity: {id: test, type: manual}}]}");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("validate", _folder.Path));
        Assert.Contains($"{second}:1:1: error RO2007: The process `build` is given twice, first at {first}:1:1.", command.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ProcessesThatStartEachOther_AreAnError()
    {
        _folder.Write("a.yaml", Parent("a", "b"));
        _folder.Write("b.yaml", Parent("b", "a"));
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("validate", _folder.Path));
        Assert.Contains("error RO2002: Processes start each other: a → b → a.", command.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_SubprocessesNestedTooDeep_AreAnError()
    {
        foreach (var (parent, child) in new[] { ("a", "b"), ("b", "c"), ("c", "d"), ("d", "e") })
        {
            _folder.Write($"{parent}.yaml", Parent(parent, child));
        }

        _folder.Write("e.yaml", "phase: {id: e, activities: [{activity: {id: x, type: manual}}]}");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("validate", _folder.Path));
        Assert.Contains("error RO2003: Subprocesses are nested deeper than 3: a → b → c → d → e.", command.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_SubprocessThatTheServerMayHave_IsAWarning()
    {
        var file = _folder.Write("a.yaml", Parent("a", "b"));
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Done, await command.RunAsync("validate", file));
        Assert.Contains("warning RO2001: The process `b` is not among the files given.", command.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_StandardInput_IsRead()
    {
        var command = new CommandLine { Input = "phase: {id: build, activities: []" };

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("validate", "-"));
        Assert.Contains("<stdin>:", command.Out, StringComparison.Ordinal);
        Assert.Contains("error RO1001", command.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_FileThatIsNotThere_IsAUsageError()
    {
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Usage, await command.RunAsync("validate", Path.Combine(_folder.Path, "none.yaml")));
        Assert.Contains("none.yaml' cannot be read", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_FolderWithoutDefinitions_IsAUsageError()
    {
        _folder.Write("notes.txt", "nothing");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Usage, await command.RunAsync("validate", _folder.Path));
        Assert.Contains("holds no .yaml, .yml or .json file", command.Error, StringComparison.Ordinal);
    }

    private static string Parent(string id, string child) => $"""
        process:
          id: {id}
          phases:
            - phase:
                id: only
                activities:
                  - activity:
                      id: child
                      type: subprocess
                      process: {child}
        """;

    [Fact]
    public async Task Validate_FoldersOfJsonAndYaml_AreOneSet()
    {
        _folder.Write("a/b/c/process.json", """{"process": {"id": "p", "phases": [{"phase": {"id": "one", "activities": [{"activity": "stored"}, {"activity": {"id": "sub", "type": "subprocess", "process": "child"}}]}}]}}""");
        _folder.Write("a/many.yml", """
            activity: {id: stored, type: automated, pipeline: {pipeline: x}}
            ---
            {"process": {"id": "child", "phases": [{"phase": {"id": "only", "activities": [{"activity": {"id": "w", "type": "wait", "duration": "1m"}}]}}]}}
            ---
            scenario: {id: s, process: p, script: [{on: one.stored, after: 1m, result: succeeded}], expect: {}}
            """);
        _folder.Write("a/notes.txt", "no: [document");
        var wrong = _folder.Write("z/wrong.json", """
            {"connector": {"id": "c", "type": "http", "url": "https://example.org"}}
            ---
            {"inputSet": {"id": "i", "process": "p", "globl": {}}}
            """);
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("validate", _folder.Path));
        Assert.Contains($"{wrong}:3:42: error RO1007: ", command.Out, StringComparison.Ordinal);
        Assert.Equal(1, command.Out.Split("error RO").Length - 1);
        Assert.Contains("3 files, 6 documents: 1 error, ", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_LinksBetweenFolders_AreFollowedOnce()
    {
        const string Process = "process: {id: NAME, phases: [{phase: {id: a}}]}\n";
        var inner = Directory.CreateDirectory(Path.Combine(_folder.Path, "in", "inner")).FullName;
        await File.WriteAllTextAsync(Path.Combine(inner, "q.yaml"), Process.Replace("NAME", "q", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(Path.Combine(inner, "up"), Path.Combine("..", ".."));
        using var outside = new TemporaryFolder();
        outside.Write("r.yaml", Process.Replace("NAME", "r", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "in", "away"), outside.Path);
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Done, await command.RunAsync("validate", Path.Combine(_folder.Path, "in"), "--json"));
        Assert.Equal(["q", "r"], command.Json.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
    }
}
