// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The permission and the set of the current cell: what they are, and who holds them. */
Rectangle {
    id: root

    required property int row
    required property int column
    required property Command rename
    required property Command copy
    required property Command remove
    required property Command assign
    /** `permission` or `set`. */
    property string part: "permission"
    readonly property string code: codeOf(PermissionMatrix.names, row)
    readonly property string setId: PermissionMatrix.ids[column] ?? ""
    readonly property string setName: PermissionMatrix.names[column] ?? ""
    signal revokeRequested(assignmentId: string, name: string, setName: string)

    // They ask for the names so that facts follow what is loaded.

    function codeOf(names: list<string>, at: int): string {
        return PermissionMatrix.codeAt(at);
    }

    function nodeFact(names: list<string>, at: int, fact: string): string {
        return PermissionMatrix.textAt(at, fact);
    }

    function setFact(names: list<string>, at: int, fact: string): string {
        return PermissionMatrix.setText(at, fact);
    }

    function heldIn(names: list<string>, at: int): int {
        return PermissionMatrix.heldCount(at);
    }

    function whyText(staged: int, names: list<string>, at: int, across: int): string {
        return PermissionMatrix.reasonText(at, across);
    }

    function reloadHolders(): void {
        permissionHolders.reload();
        setHolders.reload();
    }

    objectName: "setInspector"
    implicitWidth: Theme.inspectorWidth
    color: Theme.surface

    HolderListModel {
        id: permissionHolders

        objectName: "permissionHolders"
        active: root.visible && root.part === "permission"
        permission: root.code
    }
    HolderListModel {
        id: setHolders

        objectName: "setHolders"
        active: root.visible && root.part === "set"
        setId: root.setId
    }
    Separator {
        height: parent.height
        vertical: true
    }
    Flickable {
        id: flick

        anchors.fill: parent
        contentWidth: width
        contentHeight: content.implicitHeight + 2 * Theme.space4
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: content

            x: Theme.space4
            y: Theme.space4
            width: flick.width - 2 * Theme.space4
            spacing: Theme.space2

            RowLayout {
                Layout.fillWidth: true

                Segmented {
                    objectName: "inspectorPart"
                    values: ["permission", "set"]
                    texts: [qsTr("Permission"), qsTr("Set")]
                    value: root.part
                    onChosen: value => root.part = value
                }
                Item {
                    Layout.fillWidth: true
                }
                IconButton {
                    iconName: "x"
                    hint: qsTr("Hide the inspector")
                    onClicked: AppSettings.inspectorVisible = false
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                visible: root.part === "permission"
                spacing: Theme.space2

                MonoText {
                    objectName: "permissionCode"
                    Layout.fillWidth: true
                    text: root.code
                    font.pixelSize: Theme.fontTitle
                    font.weight: Theme.weightMedium
                    wrapMode: Text.WrapAnywhere
                }
                UiText {
                    Layout.fillWidth: true
                    readonly property string description: root.nodeFact(PermissionMatrix.names, root.row, "description")
                    text: description !== "" ? description : root.nodeFact(PermissionMatrix.names, root.row, "title")
                    color: Theme.muted
                    wrapMode: Text.WordWrap
                }
                RowLayout {
                    Layout.fillWidth: true
                    visible: root.setName !== ""
                    spacing: Theme.space2

                    Icon {
                        name: "key-round"
                        color: Theme.faint
                        size: Theme.iconSizeSmall
                    }
                    UiText {
                        objectName: "cellReason"
                        Layout.fillWidth: true
                        text: root.whyText(PermissionMatrix.stagedCount, PermissionMatrix.names, root.row, root.column)
                        wrapMode: Text.WordWrap
                    }
                }
                HolderList {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space3
                    holders: permissionHolders
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                visible: root.part === "set"
                spacing: Theme.space2

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space2

                    Heading {
                        objectName: "setName"
                        Layout.fillWidth: true
                        level: 2
                        text: root.setName
                        wrapMode: Text.WordWrap
                    }
                    Badge {
                        visible: root.setFact(PermissionMatrix.names, root.column, "kind") === "role"
                        tone: "info"
                        iconName: "user-round"
                        text: qsTr("role")
                    }
                }
                UiText {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: root.setFact(PermissionMatrix.names, root.column, "description")
                    color: Theme.muted
                    wrapMode: Text.WordWrap
                }
                FactRow {
                    Layout.fillWidth: true
                    label: qsTr("Code")
                    value: root.setFact(PermissionMatrix.names, root.column, "code")
                    mono: true
                }
                FactRow {
                    Layout.fillWidth: true
                    label: qsTr("Holds")
                    value: qsTr("%Ln permission(s)", "", root.heldIn(PermissionMatrix.names, root.column))
                }
                FactRow {
                    Layout.fillWidth: true
                    visible: value !== ""
                    label: qsTr("Kept by")
                    value: root.setFact(PermissionMatrix.names, root.column, "source")
                }
                Flow {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space1
                    spacing: Theme.space2

                    UiButton {
                        objectName: "assignButton"
                        kind: "primary"
                        command: root.assign
                    }
                    UiButton {
                        command: root.rename
                    }
                    UiButton {
                        command: root.copy
                    }
                    UiButton {
                        command: root.remove
                    }
                }
                HolderList {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space3
                    holders: setHolders
                    revocable: root.assign.enabled || Array.from(OwnAccess.held).includes("permission_sets.assign")
                    onRevokeRequested: (assignmentId, name) => root.revokeRequested(assignmentId, name, root.setName)
                }
            }
        }
    }
}
