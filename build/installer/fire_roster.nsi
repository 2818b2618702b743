; The Windows installer: makensis -INPUTCHARSET UTF8 -DVERSION=… -DVERSION4=… -DSOURCE=… -DOUTFILE=…
;
; With QUICK it is larger and made in a third of the time, for trials.
;
; For one user without administrator rights; started as administrator it offers all users. An
; upgrade closes the running program, backs the data up, unpacks beside the old program, lets the
; new one check itself, and only then exchanges the two: what fails leaves the old one working.
;
; Exit codes of a silent run: 0 done, 10 Windows too old, 11 a newer version is installed,
; 12 the program could not be closed, 13 no backup, 14 the self-check failed, 15 not written.

Unicode true
; wine of Debian runs 64-bit programs only; NSIS for Windows makes 32-bit installers only.
!ifdef AMD64
  Target amd64-unicode
!endif
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
CRCCheck force

!define PROGRAM "FireRoster"
!define TITLE "消防值班"
!define MODEL_ID "FireRoster.Desktop"
!define TASK "消防值班每日提醒"
!define SETTINGS_KEY "Software\${PROGRAM}"
!define LIST_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define LONGEST_FOLDER 110

Name "${TITLE}"
BrandingText "${TITLE} ${VERSION}"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\${PROGRAM}"

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include nsDialogs.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

Var OldVersion
Var OldFolder
Var IsForAll
Var ForAllButton
Var DataFolder

!define MUI_ICON "${RESOURCES}/logo/fire_roster.ico"
!define MUI_UNICON "${RESOURCES}/logo/fire_roster.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_WELCOMEPAGE_TITLE "安装${TITLE} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "消控室和微型消防站的人员、证书、排班和提醒，全部在本机，不联网。$\r$\n$\r$\n不需要管理员权限。已经装过的，会先备份数据再升级，数据保留。$\r$\n$\r$\n安装前请先保存正在录入的内容。"
!define MUI_FINISHPAGE_TITLE "${TITLE}已装好"
!define MUI_FINISHPAGE_TEXT "可以从开始菜单或桌面打开“${TITLE}”。$\r$\n$\r$\n数据放在本机当前用户的文件夹里，请在“设置 → 数据维护”中设置第二备份位置。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${TITLE}"

!insertmacro MUI_PAGE_WELCOME
Page custom ScopePage ScopeLeave
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE FolderLeave
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductName" "${TITLE}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileDescription" "${TITLE}安装程序"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "CompanyName" "fire_roster"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "LegalCopyright" "Apache License 2.0"

; Ends the installation: an exit code for scripts, a sentence for people.
!macro Refuse CODE TEXT
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend
!define Refuse "!insertmacro Refuse"

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    ${Refuse} 10 "${TITLE}需要 Windows 10 或 Windows 11（64 位）。这台电脑的系统版本太旧，不能安装。"
  ${EndIf}
  StrCpy $DataFolder "$LOCALAPPDATA\fire_roster"
  StrCpy $IsForAll 0
  ReadRegStr $OldVersion HKCU "${LIST_KEY}" "DisplayVersion"
  ReadRegStr $OldFolder HKCU "${SETTINGS_KEY}" "InstallDir"
  ${If} $OldVersion == ""
    ReadRegStr $OldVersion HKLM "${LIST_KEY}" "DisplayVersion"
    ReadRegStr $OldFolder HKLM "${SETTINGS_KEY}" "InstallDir"
    ${If} $OldVersion != ""
      StrCpy $IsForAll 1
    ${EndIf}
  ${EndIf}
  ${If} $OldVersion != ""
    ${VersionCompare} "${VERSION}" "$OldVersion" $0
    ${If} $0 == 2
      ${Refuse} 11 "已经装有较新的版本 $OldVersion，不能换成较旧的 ${VERSION}。数据没有改动。"
    ${EndIf}
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    StrCpy $IsForAll 1
  ${EndIf}
  Call UseScope
  ${If} $OldFolder != ""
    StrCpy $INSTDIR "$OldFolder"
    Call KeepChoices
  ${EndIf}
FunctionEnd

; Folder and registry of one user or of all; a folder that was named with /D stays.
Function UseScope
  ${If} $IsForAll == 1
    ${If} $INSTDIR == "$LOCALAPPDATA\Programs\${PROGRAM}"
      StrCpy $INSTDIR "$PROGRAMFILES64\${PROGRAM}"
    ${EndIf}
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
    ${If} $INSTDIR == "$PROGRAMFILES64\${PROGRAM}"
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PROGRAM}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function ScopePage
  UserInfo::GetAccountType
  Pop $0
  ; An upgrade stays where it is; without administrator rights there is nothing to choose.
  ${If} $0 != "Admin"
  ${OrIf} $OldFolder != ""
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "安装范围" "为谁安装"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 14u "只为我安装（推荐，以后升级不需要管理员权限）"
  Pop $1
  ${NSD_Check} $1
  ${NSD_CreateRadioButton} 0 30u 100% 14u "为这台电脑的所有用户安装"
  Pop $ForAllButton
  ${NSD_CreateLabel} 0 54u 100% 30u "每个用户的值班数据仍各放各的，互相看不见。一个单位请固定用一个 Windows 用户值班。"
  Pop $1
  nsDialogs::Show
FunctionEnd

Function ScopeLeave
  ${NSD_GetState} $ForAllButton $0
  ${If} $0 == ${BST_CHECKED}
    StrCpy $IsForAll 1
  ${Else}
    StrCpy $IsForAll 0
  ${EndIf}
  Call UseScope
FunctionEnd

Function FolderLeave
  StrLen $0 $INSTDIR
  ${If} $0 > ${LONGEST_FOLDER}
    MessageBox MB_OK|MB_ICONEXCLAMATION "这个文件夹的路径太长，请选一个不超过 ${LONGEST_FOLDER} 个字的。"
    Abort
  ${EndIf}
FunctionEnd

; Asks the running program to close; it saves by itself, and asks where something is unsaved.
!macro DefineCloseProgram PREFIX
Function ${PREFIX}CloseProgram
  ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}.exe"
    Return
  ${EndIf}
  DetailPrint "正在请${TITLE}退出……"
  again:
  nsExec::Exec /TIMEOUT=120000 '"$INSTDIR\fire-roster.exe" gui --close'
  Pop $0
  ; A program that runs cannot be opened for writing.
  ClearErrors
  FileOpen $1 "$INSTDIR\${PROGRAM}.exe" a
  ${If} ${Errors}
    StrCpy $0 5
  ${Else}
    FileClose $1
  ${EndIf}
  ${If} $0 == 5
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}还开着。请保存录入的内容并退出程序（包括右下角的图标），然后点“重试”。" /SD IDCANCEL IDRETRY again
    ${Refuse} 12 "${TITLE}没有退出，没有做任何改动。"
  ${EndIf}
FunctionEnd
!macroend
!insertmacro DefineCloseProgram ""
!insertmacro DefineCloseProgram "un."

; Code 4: a login is set and the program may not read without it; its own upgrade makes a copy.
Function BackUpFirst
  ${IfNot} ${FileExists} "$DataFolder\fire_roster.db"
  ${OrIfNot} ${FileExists} "$INSTDIR\${PROGRAM}.exe"
    Return
  ${EndIf}
  DetailPrint "正在备份数据……"
  nsExec::Exec /TIMEOUT=600000 '"$INSTDIR\fire-roster.exe" backup'
  Pop $0
  ${If} $0 != 0
  ${AndIf} $0 != 4
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "升级前的备份没有成功（代码 $0）。建议先在程序里检查数据。仍要升级吗？" /SD IDNO IDYES goOn
    ${Refuse} 13 "没有升级，没有做任何改动。"
    goOn:
  ${EndIf}
FunctionEnd

Function CheckNewProgram
  DetailPrint "正在自检，需要十几秒到一分钟……"
  ; The console program: a window program that cannot start would wait behind a dialog.
  nsExec::Exec /TIMEOUT=600000 '"$INSTDIR\.new\fire-roster.exe" --self-check "$TEMP\${PROGRAM}-self-check.json"'
  Pop $0
  ${If} $0 != 0
    ${If} $OldFolder == ""
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "自检没有全部通过，可能是杀毒软件拦截了部分文件。结果在 $TEMP\${PROGRAM}-self-check.json。$\r$\n仍要装上吗？" /SD IDNO IDYES goOn
    ${EndIf}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\.new"
    ${Refuse} 14 "自检没有通过，没有更换程序，原来的照常可用。结果在 $TEMP\${PROGRAM}-self-check.json，请发给维护人员。"
    goOn:
  ${EndIf}
FunctionEnd

!macro Exchange NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    Rename "$INSTDIR\${NAME}" "$INSTDIR\.old\${NAME}"
  ${EndIf}
  Rename "$INSTDIR\.new\${NAME}" "$INSTDIR\${NAME}"
!macroend

!macro TakeBack NAME
  ${If} ${FileExists} "$INSTDIR\.old\${NAME}"
    RMDir /r "$INSTDIR\${NAME}"
    Delete "$INSTDIR\${NAME}"
    Rename "$INSTDIR\.old\${NAME}" "$INSTDIR\${NAME}"
  ${EndIf}
!macroend

Section "${TITLE}（必需）" SectionProgram
  SectionIn RO
  Call CloseProgram
  Call BackUpFirst
  RMDir /r "$INSTDIR\.new"
  RMDir /r "$INSTDIR\.old"
  ClearErrors
  SetOutPath "$INSTDIR\.new"
  File /r "${SOURCE}/*"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\.new"
    ${Refuse} 15 "文件没有写全，没有更换程序。请检查磁盘空间，并在杀毒软件里允许本程序，再试一次。"
  ${EndIf}
  Call CheckNewProgram
  SetOutPath "$INSTDIR"
  ClearErrors
  CreateDirectory "$INSTDIR\.old"
  !insertmacro Exchange "_internal"
  !insertmacro Exchange "${PROGRAM}.exe"
  !insertmacro Exchange "fire-roster.exe"
  ${If} ${Errors}
    !insertmacro TakeBack "_internal"
    !insertmacro TakeBack "${PROGRAM}.exe"
    !insertmacro TakeBack "fire-roster.exe"
    RMDir /r "$INSTDIR\.new"
    ${Refuse} 15 "不能更换程序文件，原来的照常可用。请退出程序、在杀毒软件里允许本程序，再试一次。"
  ${EndIf}
  RMDir /r "$INSTDIR\.old"
  RMDir /r "$INSTDIR\.new"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call WriteRegistry
  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}.exe" "" "$INSTDIR\${PROGRAM}.exe" 0 SW_SHOWNORMAL "" "消防值班排班、证书和提醒"
  Push "$SMPROGRAMS\${TITLE}.lnk"
  Call SetModelId
SectionEnd

Section "桌面快捷方式" SectionDesktop
  CreateShortCut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${PROGRAM}.exe"
  Push "$DESKTOP\${TITLE}.lnk"
  Call SetModelId
SectionEnd

Section "登录后在后台运行" SectionAutostart
  WriteRegStr HKCU "${RUN_KEY}" "${PROGRAM}" '"$INSTDIR\${PROGRAM}.exe" gui --hidden'
SectionEnd

Section "每天 8:00 检查提醒" SectionTask
  Call WriteTask
  nsExec::Exec '"$SYSDIR\schtasks.exe" /Create /F /TN "${TASK}" /XML "$PLUGINSDIR\task.xml"'
  Pop $0
  ${If} $0 != 0
    DetailPrint "计划任务没有建立（代码 $0）；程序开着时照常提醒。"
  ${EndIf}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionProgram} "窗口程序、命令行程序和开始菜单。"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionDesktop} "在桌面上放一个图标。"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionAutostart} "登录 Windows 后自动在右下角运行。程序里可以随时关掉。"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionTask} "程序没有打开时，由 Windows 计划任务每天提醒到期的证书和演练。"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; An upgrade does not bring back what the user has switched off.
Function KeepChoices
  ${IfNot} ${FileExists} "$DESKTOP\${TITLE}.lnk"
    SectionSetFlags ${SectionDesktop} 0
  ${EndIf}
  ReadRegStr $0 HKCU "${RUN_KEY}" "${PROGRAM}"
  ${If} $0 == ""
    SectionSetFlags ${SectionAutostart} 0
  ${EndIf}
  nsExec::Exec '"$SYSDIR\schtasks.exe" /Query /TN "${TASK}"'
  Pop $0
  ${If} $0 != 0
    SectionSetFlags ${SectionTask} 0
  ${EndIf}
FunctionEnd

; What 应用和功能 shows.
Function WriteRegistry
  WriteRegStr SHCTX "${SETTINGS_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "${LIST_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr SHCTX "${LIST_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${LIST_KEY}" "Publisher" "fire_roster"
  WriteRegStr SHCTX "${LIST_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}.exe"
  WriteRegStr SHCTX "${LIST_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${LIST_KEY}" "Comments" "消防控制室和微型消防站值班"
  WriteRegStr SHCTX "${LIST_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${LIST_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${LIST_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${LIST_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${LIST_KEY}" "EstimatedSize" $0
FunctionEnd

; Toasts and the task bar join a window to its shortcut by this identity. The path is on the stack.
Function SetModelId
  Exch $9
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("$9",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${MODEL_ID}")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,p r3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        System::Call 'Oleaut32::SysFreeString(p r3)'
        System::Free $4
        System::Free $5
        ${IPropertyStore::Commit} $2 ""
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("$9",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
  Pop $9
FunctionEnd

Function WriteTask
  InitPluginsDir
  ${WordReplace} "$INSTDIR" "&" "&amp;" "+" $1
  FileOpen $0 "$PLUGINSDIR\task.xml" w
  FileWriteUTF16LE /BOM $0 '<?xml version="1.0" encoding="UTF-16"?>$\r$\n'
  FileWriteUTF16LE $0 '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">$\r$\n'
  FileWriteUTF16LE $0 '<RegistrationInfo><Description>每天提醒到期的证书、演练和交接班</Description></RegistrationInfo>$\r$\n'
  FileWriteUTF16LE $0 '<Triggers><CalendarTrigger><StartBoundary>2026-01-01T08:00:00</StartBoundary><Enabled>true</Enabled><ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay></CalendarTrigger></Triggers>$\r$\n'
  FileWriteUTF16LE $0 '<Principals><Principal id="Author"><LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel></Principal></Principals>$\r$\n'
  FileWriteUTF16LE $0 '<Settings><MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy><DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries><StopIfGoingOnBatteries>false</StopIfGoingOnBatteries><StartWhenAvailable>true</StartWhenAvailable><ExecutionTimeLimit>PT10M</ExecutionTimeLimit><Enabled>true</Enabled></Settings>$\r$\n'
  FileWriteUTF16LE $0 '<Actions Context="Author"><Exec><Command>$1\${PROGRAM}.exe</Command><Arguments>alerts due --deliver</Arguments></Exec></Actions>$\r$\n</Task>$\r$\n'
  FileClose $0
FunctionEnd

Function un.onInit
  SetRegView 64
  StrCpy $DataFolder "$LOCALAPPDATA\fire_roster"
  ReadRegStr $0 HKLM "${SETTINGS_KEY}" "InstallDir"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.CloseProgram
  ; Only what was installed: the folder may hold files of others.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\.new"
  RMDir /r "$INSTDIR\.old"
  Delete "$INSTDIR\${PROGRAM}.exe"
  Delete "$INSTDIR\fire-roster.exe"
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegValue HKCU "${RUN_KEY}" "${PROGRAM}"
  nsExec::Exec '"$SYSDIR\schtasks.exe" /Delete /F /TN "${TASK}"'
  Pop $0
  DeleteRegKey SHCTX "${LIST_KEY}"
  DeleteRegKey SHCTX "${SETTINGS_KEY}"
  ${If} ${FileExists} "$DataFolder\fire_roster.db"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "程序已卸载。值班数据（人员、证书、值班表、记录和备份）还在：$\r$\n$DataFolder$\r$\n$\r$\n要一起删除吗？一般选“否”，以后重装可以接着用。" /SD IDNO IDNO keep
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "删除后不能找回，包括本机上的全部备份。确定删除吗？" /SD IDNO IDNO keep
    RMDir /r "$DataFolder"
    keep:
  ${EndIf}
SectionEnd
