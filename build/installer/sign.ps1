# Signs programs with the certificate of the environment: CERTIFICATE is a base64 PFX,
# CERTIFICATE_PASSWORD its password, TIMESTAMP_SERVER the address of the time stamp service.
param([Parameter(Mandatory)][string[]]$Files)
$ErrorActionPreference = "Stop"
$pfx = Join-Path ([IO.Path]::GetTempPath()) "certificate.pfx"
[IO.File]::WriteAllBytes($pfx, [Convert]::FromBase64String($env:CERTIFICATE))
try {
    $signtool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin" -Recurse -Filter signtool.exe |
        Where-Object { $_.FullName -match "x64" } | Sort-Object FullName | Select-Object -Last 1
    & $signtool.FullName sign /fd SHA256 /f $pfx /p $env:CERTIFICATE_PASSWORD `
        /tr $env:TIMESTAMP_SERVER /td SHA256 $Files
    if ($LASTEXITCODE -ne 0) { throw "signtool: $LASTEXITCODE" }
    foreach ($file in $Files) {
        & $signtool.FullName verify /pa $file
        if ($LASTEXITCODE -ne 0) { throw "the signature of $file is not valid" }
    }
}
finally {
    Remove-Item $pfx
}
