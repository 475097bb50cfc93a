// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Which set of the account holds which permission, and who was given the sets. */
FocusScope {
    id: root

    property alias currentRow: matrix.currentRow
    property alias currentColumn: matrix.currentColumn
    /** Kept while rows come and go. */
    property string currentCode: ""
    /** A set that is to become the current one as soon as it is there. */
    property string awaited: ""
    readonly property bool chosen: Session.accountId !== ""
    readonly property bool ready: chosen && PermissionMatrix.loaded
    /** Beside the inspector there is room for the matrix, and little more. */
    readonly property bool narrow: width < Theme.grid(240)
    readonly property bool editable: commands.may("permission_sets.update") && !ViewAs.active

    objectName: "permissionSetsPage"
    onCurrentRowChanged: if (PermissionMatrix.codeAt(currentRow) !== "") currentCode = PermissionMatrix.codeAt(currentRow)

    function reload(): void {
        PermissionMatrix.reload();
        inspector.reloadHolders();
    }

    Binding {
        target: PermissionMatrix
        property: "wanted"
        value: root.chosen
        restoreMode: Binding.RestoreNone
    }
    Connections {
        target: PermissionMatrix

        function onModelReset(): void {
            const awaited = PermissionMatrix.columnOf(root.awaited);
            if (awaited >= 0)
                root.awaited = "";
            const row = PermissionMatrix.rowOf(root.currentCode);
            matrix.setCurrent(row >= 0 ? row : 0, awaited >= 0 ? awaited : root.currentColumn);
        }
        function onRefused(reason: string): void {
            Notices.warning(qsTr("That cannot be changed here"), reason);
        }
        function onCommitted(sets: int): void {
            Notices.success(qsTr("%Ln set(s) changed", "", sets));
            inspector.reloadHolders();
        }
        function onCommitFailed(error: apiError): void {
            Notices.failure(error);
        }
    }
    PermissionSetCommands {
        id: commands

        column: root.currentColumn
        ready: root.ready
        onFormRequested: mode => setDialog.ask(mode, root.currentColumn)
        onRemovalRequested: deleteDialog.ask(root.currentColumn)
        onComparisonRequested: compareDialog.ask(root.currentColumn)
        onAssignmentRequested: assignDialog.askWhom(PermissionMatrix.ids[root.currentColumn], PermissionMatrix.names[root.currentColumn])
        onCommitRequested: commitDialog.open()
        onSearchRequested: {
            search.forceActiveFocus();
            search.selectAll();
        }
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumWidth: 0
            spacing: 0

            PageHeader {
                Layout.fillWidth: true
                Layout.margins: Theme.space5
                Layout.bottomMargin: Theme.space3
                title: qsTr("Permission sets")
                note: root.ready && !root.narrow ? qsTr("%Ln set(s)", "", PermissionMatrix.setCount) + " · " + qsTr("%Ln permission(s)", "", PermissionMatrix.permissionCount) : ""

                UiButton {
                    objectName: "compareButton"
                    visible: !root.narrow
                    command: commands.compare
                }
                UiButton {
                    objectName: "copySetButton"
                    visible: !root.narrow
                    command: commands.copy
                }
                UiButton {
                    objectName: "newSetButton"
                    kind: "primary"
                    command: commands.create
                }
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space5
                Layout.rightMargin: Theme.space5
                Layout.bottomMargin: Theme.space3
                visible: root.ready
                spacing: Theme.space4

                SearchField {
                    id: search

                    objectName: "permissionSearch"
                    Layout.preferredWidth: Theme.grid(66)
                    Layout.minimumWidth: 0
                    placeholderText: qsTr("Find a permission")
                    text: PermissionMatrix.filter
                    onTextEdited: PermissionMatrix.filter = text
                    onTextChanged: if (text === "") PermissionMatrix.filter = ""
                    Keys.onDownPressed: matrix.forceActiveFocus()
                    onAccepted: matrix.forceActiveFocus()
                }
                MatrixLegend {
                    visible: !root.narrow
                }
                Item {
                    Layout.fillWidth: true
                }
            }
            StaleBar {
                Layout.fillWidth: true
                visible: root.ready && PermissionMatrix.error.isSet
                error: PermissionMatrix.error
                asOf: PermissionMatrix.asOf
                busy: PermissionMatrix.loading
                onRetry: root.reload()
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                MatrixView {
                    id: matrix

                    anchors.fill: parent
                    visible: root.ready
                    focus: true
                    opacity: PermissionMatrix.error.isOffline ? Theme.nullOpacity : 1
                    editable: root.editable
                    nameWidth: root.narrow ? MatrixSizes.nameNarrow : MatrixSizes.name
                    onHeadChosen: inspector.part = "set"
                }
                Skeleton {
                    anchors.fill: parent
                    active: PermissionMatrix.loading && !PermissionMatrix.loaded
                    lines: 18
                }
                EmptyState {
                    anchors.centerIn: parent
                    visible: root.ready && PermissionMatrix.shownCount === 0
                    iconName: "search"
                    title: qsTr("No such permission")
                    message: qsTr("No permission has “%1” in its code, title or description.").arg(PermissionMatrix.filter)

                    UiButton {
                        text: qsTr("Show all")
                        onClicked: PermissionMatrix.filter = ""
                    }
                }
                ErrorState {
                    anchors.centerIn: parent
                    visible: root.chosen && !PermissionMatrix.loaded && PermissionMatrix.error.isSet && !PermissionMatrix.loading
                    error: PermissionMatrix.error
                    onRetry: root.reload()
                }
                ChooseAccount {
                    anchors.centerIn: parent
                    visible: !root.chosen
                    title: qsTr("Permission sets belong to an account")
                    message: qsTr("A set bundles permissions and is given to users and groups of its account. Choose whose sets to see.")
                }
            }
            SetStagedBar {
                Layout.fillWidth: true
                commit: commands.commit
                discard: commands.discard
            }
        }
        SetInspector {
            id: inspector

            Layout.fillHeight: true
            visible: AppSettings.inspectorVisible && root.ready && PermissionMatrix.shownCount > 0
            row: root.currentRow
            column: root.currentColumn
            rename: commands.rename
            copy: commands.copy
            remove: commands.remove
            assign: commands.assign
            onRevokeRequested: (assignmentId, name, setName) => revokeDialog.ask(assignmentId, name, setName)
        }
    }
    SetDialog {
        id: setDialog

        onDone: id => {
            root.awaited = id;
            inspector.part = "set";
            PermissionMatrix.reload();
        }
    }
    DeleteSetDialog {
        id: deleteDialog

        onDone: PermissionMatrix.reload()
    }
    CompareDialog {
        id: compareDialog
    }
    AssignDialog {
        id: assignDialog

        onDone: inspector.reloadHolders()
    }
    RevokeDialog {
        id: revokeDialog

        onDone: inspector.reloadHolders()
    }
    CommitSetsDialog {
        id: commitDialog
    }
}
