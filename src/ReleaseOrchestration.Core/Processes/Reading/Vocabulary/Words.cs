using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The words for values that are chosen from a list.</summary>
internal static class Words
{
    public static readonly Choices<ActivityType> ActivityTypes = new(
        ("automated pipeline", ActivityType.Automated),
        ("manual", ActivityType.Manual),
        ("subprocess sub-process", ActivityType.Subprocess),
        ("wait", ActivityType.Wait),
        ("check", ActivityType.Check));

    public static readonly Choices<RunOn> RunOns = new(("success", RunOn.Success), ("failure", RunOn.Failure), ("always", RunOn.Always));

    public static readonly Choices<OnFailure> Failures = new(("hold", OnFailure.Hold), ("fail stop", OnFailure.Fail), ("ignore continue", OnFailure.Ignore));

    public static readonly Choices<ApprovalMode> ApprovalModes = new(("parallel", ApprovalMode.Parallel), ("sequential", ApprovalMode.Sequential));

    public static readonly Choices<ApprovalKind> ApprovalKinds =
        new(("single", ApprovalKind.Single), ("multiple", ApprovalKind.Multiple), ("sequential", ApprovalKind.Sequential));

    public static readonly Choices<OnReject> Rejections =
        new(("fail", OnReject.Fail), ("continue", OnReject.Continue), ("hold", OnReject.Hold), ("skip", OnReject.Skip));

    public static readonly Choices<OnDeadline> Deadlines =
        new(("reject auto-reject", OnDeadline.Reject), ("approve auto-approve", OnDeadline.Approve), ("hold", OnDeadline.Hold));

    public static readonly Choices<QuorumKind> Quorums = new(("one", QuorumKind.One), ("majority", QuorumKind.Majority), ("all", QuorumKind.All));

    public static readonly Choices<InputType> InputTypes = new(
        ("string text", InputType.String),
        ("number integer", InputType.Number),
        ("boolean bool", InputType.Boolean),
        ("list array multi-service multi-environment multi-infrastructure", InputType.List),
        ("object map", InputType.Object),
        ("secret", InputType.Secret),
        ("entity service environment infrastructure connector", InputType.Entity));

    public static readonly Choices<FieldType> FieldTypes = new(
        ("text string", FieldType.Text),
        ("number", FieldType.Number),
        ("boolean bool checkbox", FieldType.Boolean),
        ("choice dropdown", FieldType.Choice),
        ("file", FieldType.File));

    public static readonly Choices<DayOfWeek> Days = new(
        ("Mon mon monday", DayOfWeek.Monday),
        ("Tue tue tuesday", DayOfWeek.Tuesday),
        ("Wed wed wednesday", DayOfWeek.Wednesday),
        ("Thu thu thursday", DayOfWeek.Thursday),
        ("Fri fri friday", DayOfWeek.Friday),
        ("Sat sat saturday", DayOfWeek.Saturday),
        ("Sun sun sunday", DayOfWeek.Sunday));

    public static readonly Choices<FreezeFrequency> FreezeFrequencies = new(
        ("daily", FreezeFrequency.Daily),
        ("weekly", FreezeFrequency.Weekly),
        ("monthly", FreezeFrequency.Monthly),
        ("yearly", FreezeFrequency.Yearly));

    public static readonly Choices<CadenceFrequency> CadenceFrequencies = new(
        ("daily", CadenceFrequency.Daily),
        ("weekly", CadenceFrequency.Weekly),
        ("biweekly bi-weekly fortnightly", CadenceFrequency.Biweekly),
        ("monthly", CadenceFrequency.Monthly),
        ("quarterly", CadenceFrequency.Quarterly),
        ("cron", CadenceFrequency.Cron));

    public static readonly Choices<NotificationChannelType> NotificationChannels = new(
        ("webhook", NotificationChannelType.Webhook),
        ("slack", NotificationChannelType.Slack),
        ("teams ms-teams", NotificationChannelType.Teams),
        ("email mail e-mail smtp", NotificationChannelType.Email));

    public static readonly Choices<MailSecurity> MailSecurities = new(("starttls start-tls", MailSecurity.StartTls), ("tls ssl", MailSecurity.Tls), ("none", MailSecurity.None));

    public static readonly Choices<GroupOverlap> GroupOverlaps = new(("allow", GroupOverlap.Allow), ("serialize", GroupOverlap.Serialize));

    public static readonly Choices<CatchUp> CatchUps = new(("latest", CatchUp.Latest), ("all", CatchUp.All), ("skip", CatchUp.Skip));

    public static readonly Choices<FreezeWindow> FreezeWindows = new(("deny block", FreezeWindow.Deny), ("allow", FreezeWindow.Allow));

    public static readonly Choices<FreezeMode> FreezeModes = new(("block", FreezeMode.Block), ("warn", FreezeMode.Warn));

    public static readonly Choices<FreezeRollback> FreezeRollbacks = new(("pass", FreezeRollback.Pass), ("block", FreezeRollback.Block));

    public static readonly Choices<PipelineStatus> PipelineResults =
        new(("succeeded success", PipelineStatus.Succeeded), ("failed failure", PipelineStatus.Failed), ("cancelled canceled", PipelineStatus.Cancelled));

    public static readonly Choices<SignOffDecision> Decisions = new(("approve", SignOffDecision.Approve), ("reject", SignOffDecision.Reject));

    public static readonly Choices<RemediationAction> Remediations =
        new(("retry", RemediationAction.Retry), ("ignore", RemediationAction.Ignore), ("fail", RemediationAction.Fail));

    public static readonly Choices<ReleaseAction> ReleaseActions = new(
        ("pause", ReleaseAction.Pause),
        ("resume", ReleaseAction.Resume),
        ("abort", ReleaseAction.Abort),
        ("restart", ReleaseAction.Restart));

    public static readonly Choices<TaskState> TaskStates = new(
        ("todo", TaskState.Todo),
        ("in-progress", TaskState.InProgress),
        ("done", TaskState.Done),
        ("failed", TaskState.Failed),
        ("blocked", TaskState.Blocked));

    /// <summary>How a release stands.</summary>
    public static readonly WordList ReleaseStatuses = new(Enum.GetNames<ReleaseStatus>());

    /// <summary>How a phase, activity or gate stands.</summary>
    public static readonly WordList NodeStatuses = new([.. Enum.GetNames<PhaseStatus>().Union(Enum.GetNames<ActivityStatus>(), StringComparer.Ordinal)]);

    /// <summary>Who can be kept from deciding.</summary>
    public static readonly WordList Excluded = new("creator", "starter");

    public static readonly WordList ConnectorTypes = new("http", "github", "azure-devops", "gitlab", "jenkins", "command", "manual-callback") { IsExact = false };
}
