namespace ReleaseOrchestration.Cli.Definitions;

internal sealed record FormatReport(FormatLine[] Files);
