namespace ReleaseOrchestration.Connectors.Tests.Webhooks;

/// <summary>Bodies of the real shape.</summary>
internal static class Payloads
{
    /// <summary>From the npm package @octokit/webhooks-examples 7.6.1 (MIT), api.github.com, <c>workflow_run</c>; without the addresses and people that nothing here reads.</summary>
    public const string GitHub = """
        {
          "action": "completed",
          "workflow_run": {
            "id": 289782451, "name": "", "node_id": "MDExOldvcmtmbG93UnVuMjg5NzgyNDUx", "head_branch": "master", "head_sha": "3484a3fb816e0859fd6e1cea078d76385ff50625",
            "path": ".github/workflows/test.yml", "display_title": "ci(action): update actions/setup-node digest to 8c91899", "run_number": 163,
            "event": "repository_dispatch", "status": "completed", "conclusion": "success", "workflow_id": 2823525, "check_suite_id": 1291536064,
            "url": "https://api.github.com/repos/octo-org/octo-repo/actions/runs/289782451", "html_url": "https://github.com/octo-org/octo-repo/actions/runs/289782451",
            "created_at": "2020-10-05T16:33:24Z", "updated_at": "2020-10-05T16:33:49Z", "run_attempt": 1, "run_started_at": "2020-10-05T16:33:49Z"
          },
          "workflow": {"id": 2823525, "name": "test", "path": ".github/workflows/test.yml", "state": "active"},
          "repository": {"id": 300029405, "name": "octo-repo", "full_name": "octo-org/octo-repo", "private": false, "html_url": "https://github.com/octo-org/octo-repo"},
          "sender": {"login": "Codertocat", "id": 15669918, "type": "User"}
        }
        """;

    /// <summary>In the shape of the sample of <c>build.complete</c> on learn.microsoft.com, Azure DevOps, service hook events.</summary>
    public const string AzureBuild = """
        {
          "subscriptionId": "aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e", "notificationId": 1, "id": "33433986-7f56-4969-bfd4-3e59774c75ad",
          "eventType": "build.complete", "publisherId": "tfs",
          "message": {"text": "Build 20241202.1 succeeded"},
          "resource": {
            "id": 2727068, "buildNumber": "20241202.1", "status": "completed", "result": "succeeded",
            "url": "https://dev.azure.com/FabrikamFiber/16dcfeeb-d8fd-495c-917b-fec46cb44fbb/_apis/build/Builds/2727068",
            "definition": {"id": 15, "name": "FabrikamFiber CI"}, "uri": "vstfs:///Build/Build/2727068"
          },
          "resourceVersion": "2.0", "createdDate": "2024-12-02T21:58:51.345Z"
        }
        """;

    /// <summary>In the shape of the sample of <c>ms.vss-pipelines.run-state-changed-event</c> on the same page.</summary>
    public const string AzureRun = """
        {
          "subscriptionId": "aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e", "notificationId": 1, "id": "f9aebd5b-4a44-4a4d-9c7c-51a0b1c3d6d2",
          "eventType": "ms.vss-pipelines.run-state-changed-event", "publisherId": "pipelines",
          "message": {"text": "Run 20241202.1 succeeded."},
          "resource": {
            "run": {
              "pipeline": {"id": 2, "revision": 2, "name": "FabrikamFiber", "folder": "\\"}, "state": "completed", "result": "succeeded",
              "createdDate": "2024-12-02T16:10:28Z", "finishedDate": "2024-12-02T16:10:53Z", "id": 2727068, "name": "20241202.1"
            },
            "pipeline": {"id": 2, "revision": 2, "name": "FabrikamFiber", "folder": "\\"}
          },
          "resourceVersion": "5.1-preview.1", "createdDate": "2024-12-02T16:10:54Z"
        }
        """;

    /// <summary>In the shape of the example of pipeline events on docs.gitlab.com, webhook events.</summary>
    public const string GitLab = """
        {
          "object_kind": "pipeline",
          "object_attributes": {
            "id": 31, "iid": 3, "ref": "master", "tag": false, "sha": "bcbb5ec396a2c0f828686f14fac9b80b780504f2", "source": "api", "status": "success",
            "detailed_status": "passed", "stages": ["build", "test", "deploy"], "created_at": "2016-08-12 15:23:28 UTC", "finished_at": "2016-08-12 15:26:29 UTC",
            "duration": 63, "url": "http://example.com/gitlab-org/gitlab-test/-/pipelines/31"
          },
          "user": {"id": 1, "name": "Administrator", "username": "root"},
          "project": {"id": 1, "name": "Gitlab Test", "web_url": "http://192.168.64.1:3005/gitlab-org/gitlab-test", "path_with_namespace": "gitlab-org/gitlab-test"},
          "builds": [{"id": 380, "stage": "deploy", "name": "production", "status": "skipped"}]
        }
        """;

    /// <summary>In the shape of the notification plugin of Jenkins.</summary>
    public const string Jenkins = """{"name": "app", "build": {"full_url": "https://ci.example/job/team/job/app/42/", "number": 42, "phase": "FINALIZED", "status": "SUCCESS"}}""";

    public const string Http = """{"type": "run.ended", "data": {"handle": "Run-42"}}""";
}
