using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Cli.Definitions;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class SetCodesTests
{
    [Fact]
    public void Codes_OfTheCommandLine_AreThoseOfTheServer() => Assert.Equal(
        [ErrorCodes.UnknownProcess, ErrorCodes.ProcessCycle, ErrorCodes.SubprocessTooDeep, ErrorCodes.InputSetWithoutProcess, ErrorCodes.DuplicateDocument, ErrorCodes.InputsIncomplete, ErrorCodes.GroupInputSet],
        [SetCodes.UnknownProcess, SetCodes.ProcessCycle, SetCodes.SubprocessTooDeep, SetCodes.InputSetWithoutProcess, SetCodes.DuplicateDocument, SetCodes.InputsIncomplete, SetCodes.GroupInputSet]);
}
