using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ReleaseOrchestration.Core.Tests.Planning;

public sealed class PlanSizeTests
{
    [Theory]
    [InlineData(500, 4)]
    [InlineData(1, 2000)]
    public void Plan_LargestProcess_TakesFewSeconds(int phases, int activities)
    {
        var text = new StringBuilder("process:\n  id: p\n  phases:\n");
        for (var i = 0; i < phases; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - phase:\n        id: f{i}\n{(i == 0 ? string.Empty : $"        depends-on: [f{i - 1}]\n")}        activities:\n");
            for (var j = 0; j < activities; j++)
            {
                text.Append(CultureInfo.InvariantCulture, $"          - activity: {{id: a{j}, type: automated, pipeline: {{pipeline: x}}{(j % 2 == 0 ? string.Empty : $", depends-on: [a{j - 1}]")}}}\n");
            }
        }

        var watch = Stopwatch.StartNew();
        var plan = Plans.Of(text.ToString());
        Assert.Equal(("Succeeded", TimeSpan.FromMinutes(10 * phases)), (plan.Status, Plans.After(plan.EndsAt)));
        Assert.Equal(2 * phases, plan.CriticalPath.Length);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
