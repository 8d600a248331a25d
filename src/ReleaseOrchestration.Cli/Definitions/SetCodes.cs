namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>What can be wrong between documents: the codes that the server has for the same.</summary>
internal static class SetCodes
{
    public const string UnknownProcess = "RO2001";

    public const string ProcessCycle = "RO2002";

    public const string SubprocessTooDeep = "RO2003";

    public const string InputSetWithoutProcess = "RO2004";

    public const string DuplicateDocument = "RO2007";

    public const string GroupInputSet = "RO2050";

    public const string UnknownChannel = "RO2060";

    public const string InputsIncomplete = "RO4305";
}
