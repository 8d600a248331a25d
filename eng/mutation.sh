#!/usr/bin/env bash
# Breaks the rules of execution one at a time and checks that a test notices (mutation testing with Stryker.NET).
# Usage: eng/mutation.sh [GLOB...]: only the files of Core/Execution that match, such as 'Activities/ActivityTurn.Approvals.cs'.
# All of it takes hours; a file takes minutes. The report is written to artifacts/mutation.
set -euo pipefail
cd "$(dirname "$0")/.."
# Analyzers have had their say in the build; here they would be asked about mutants.
export RunAnalyzers=false
dotnet tool restore
arguments=(--config-file ../../eng/mutation.json --output ../../artifacts/mutation)
for glob in "$@"; do
  arguments+=(--mutate "**/Execution/$glob")
done
cd tests/ReleaseOrchestration.Core.Tests
exec dotnet stryker "${arguments[@]}"
