using System.CommandLine;
using System.CommandLine.Help;
using ReleaseOrchestration.Cli.Access;
using ReleaseOrchestration.Cli.Activities;
using ReleaseOrchestration.Cli.Audit;
using ReleaseOrchestration.Cli.Calendar;
using ReleaseOrchestration.Cli.Definitions;
using ReleaseOrchestration.Cli.Notifications;
using ReleaseOrchestration.Cli.Planning;
using ReleaseOrchestration.Cli.Feeds;
using ReleaseOrchestration.Cli.Freezes;
using ReleaseOrchestration.Cli.Releases;
using ReleaseOrchestration.Cli.Releases.Scheduling;
using ReleaseOrchestration.Cli.Reports;
using ReleaseOrchestration.Cli.Scenarios;
using ReleaseOrchestration.Cli.Schemas;
using ReleaseOrchestration.Cli.SignOffs;
using ReleaseOrchestration.Cli.Versions;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>The tree of commands.</summary>
internal static class ReloCommands
{
    public static RootCommand Create(CommandServices services)
    {
        var root = new RootCommand("Runs releases: checks and applies processes, starts and watches releases, answers sign-offs, verifies audit trails.");
        root.Subcommands.Add(new ValidateCommand(services));
        root.Subcommands.Add(new FormatCommand(services));
        root.Subcommands.Add(new ScenarioCommand(services));
        root.Subcommands.Add(new PlanCommand(services));
        root.Subcommands.Add(new CalendarCommand(services));
        root.Subcommands.Add(new ApplyCommand(services));
        root.Subcommands.Add(new DiffCommand(services));
        root.Subcommands.Add(new SchemaCommand(services));
        foreach (var noun in DefinitionNouns.Create(services))
        {
            root.Subcommands.Add(noun);
        }

        root.Subcommands.Add(Release(services));
        root.Subcommands.Add(Activity(services));
        root.Subcommands.Add(SignOff(services));
        root.Subcommands.Add(Audit(services));
        root.Subcommands.Add(Noun.Of("deliveries", "Sees, repeats and tries out what notifications send", new ListDeliveriesCommand(services), new RedeliverCommand(services), new TestNotificationCommand(services)));
        root.Subcommands.Add(new ReportCommand(services));
        root.Subcommands.Add(new MeCommand(services));
        root.Subcommands.Add(Noun.Of("api-key", "Makes, lists and revokes the keys of pipelines", new CreateApiKeyCommand(services), new ListApiKeysCommand(services), new RevokeApiKeyCommand(services)));
        root.Subcommands.Add(Noun.Of("feed", "Makes, lists and revokes calendar feeds", new CreateFeedCommand(services), new ListFeedsCommand(services), new RevokeFeedCommand(services)));
        foreach (var option in services.Options.All)
        {
            root.Options.Add(option);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        }

        return root;
    }

    private static Command Release(CommandServices services) => Noun.Of(
        "release",
        "Starts, watches and steers releases",
        new StartReleaseCommand(services),
        new RunReleaseCommand(services),
        new ScheduleReleaseCommand(services),
        new ApproveReleaseCommand(services),
        new EditReleaseCommand(services),
        new CancelReleaseCommand(services),
        new CloneReleaseCommand(services),
        new ListReleasesCommand(services),
        new ShowReleaseCommand(services),
        new WatchReleaseCommand(services),
        new WhyReleaseCommand(services),
        new InputsReleaseCommand(services),
        new PauseReleaseCommand(services),
        new ResumeReleaseCommand(services),
        new AbortReleaseCommand(services),
        new BreakGlassCommand(services),
        new RestartReleaseCommand(services),
        new SkipNodeCommand(services),
        new HoldReleaseCommand(services, isHold: true),
        new HoldReleaseCommand(services, isHold: false),
        new PurgeReleaseCommand(services));

    private static Command Audit(CommandServices services) => Noun.Of(
        "audit",
        "Reads, exports and verifies audit trails",
        new VerifyAuditCommand(services),
        new ExportAuditCommand(services),
        new ShowAuditCommand(services),
        new ListAuditCommand(services));

    private static Command SignOff(CommandServices services) => Noun.Of(
        "sign-off",
        "Sees and answers sign-offs",
        new ListSignOffsCommand(services),
        new DecideCommand(services),
        new DelegateCommand(services),
        new ReassignCommand(services),
        new LinkCommand(services),
        new RevokeCommand(services));

    private static Command Activity(CommandServices services) => Noun.Of(
        "activity",
        "Decides what happens to one activity",
        new RetryActivityCommand(services),
        new IgnoreActivityCommand(services),
        new FailActivityCommand(services),
        new SkipNodeCommand(services),
        new EndWaitCommand(services),
        new SetTaskCommand(services),
        new StartProcessCommand(services),
        new SetFieldsCommand(services),
        new AttachFileCommand(services));
}
