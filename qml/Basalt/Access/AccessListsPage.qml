// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Access lists: types of things, and beside them what the lists say of the chosen one. */
FocusScope {
    id: root

    property alias part: detail.part
    readonly property int row: rowAt(list.currentIndex, types.count, types.asOf)
    readonly property string typeCode: textOf("code", row, types.asOf)
    readonly property string typeName: textOf("name", row, types.asOf)
    readonly property list<string> flagCodes: listOf("flags", row, types.asOf)
    readonly property list<string> keyFields: listOf("key_fields", row, types.asOf)
    /** To be chosen when the list is there again. */
    property string wanted: ""

    objectName: "accessListsPage"

    /** These ask for what they depend on so that what is bound to them follows it. */
    function rowAt(index: int, count: int, asOf: string): int {
        return index >= 0 && index < count ? index : -1;
    }
    function textOf(member: string, of: int, asOf: string): string {
        return types.textAt(of, member);
    }
    function listOf(member: string, of: int, asOf: string): list<string> {
        return types.listAt(of, member);
    }
    function usableAt(of: int, asOf: string): bool {
        return types.flagAt(of, "is_active");
    }
    function reload(): void {
        types.reload();
        detail.reload();
    }
    function reloadAt(code: string): void {
        wanted = code;
        types.reload();
    }

    ResourceTypeModel {
        id: types

        objectName: "resourceTypeModel"
        onModelAboutToBeReset: if (root.wanted === "") root.wanted = root.typeCode
        onModelReset: {
            const found = rowOfCode(root.wanted);
            list.currentIndex = found >= 0 ? found : Math.min(0, count - 1);
            root.wanted = "";
        }
    }
    ResourceEditor {
        id: switcher

        onSaved: code => root.reloadAt(code)
        onChanged: if (error.isSet) Notices.failure(error)
    }
    AccessListCommands {
        id: commands

        chosen: root.row >= 0
        usable: root.usableAt(root.row, types.asOf)
        ofRecords: root.typeCode.startsWith("records.")
        onShareRequested: detail.share()
        onNewTypeRequested: typeDialog.ask()
        onNewRoleRequested: detail.addRole()
        onEnableRequested: usable ? endDialog.ask("type", root.typeCode, root.typeName) : switcher.setTypeActive(root.typeCode, true)
        onReloadRequested: root.reload()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            Layout.margins: Theme.space5
            Layout.bottomMargin: Theme.space3
            title: qsTr("Access lists")
            note: Session.accountId === "" ? qsTr("of all accounts") : ""

            IconButton {
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                command: commands.reload
            }
            UiButton {
                objectName: "newType"
                visible: Session.superadmin
                command: commands.newType
            }
        }
        StaleBar {
            Layout.fillWidth: true
            visible: types.loaded && types.error.isSet
            error: types.error
            asOf: types.asOf
            busy: types.loading
            onRetry: root.reload()
        }
        Separator {
            Layout.fillWidth: true
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: types.loaded && types.count > 0

            Rectangle {
                anchors.fill: parent
                color: Theme.dark ? Theme.background : Theme.surface
            }
            RowLayout {
                anchors.fill: parent
                spacing: 0

                ResourceTypeList {
                    id: list

                    Layout.preferredWidth: Theme.grid(70)
                    Layout.fillHeight: true
                    focus: true
                    model: types
                }
                Separator {
                    Layout.fillHeight: true
                    vertical: true
                }
                AccessListDetail {
                    id: detail

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.leftMargin: Theme.space5
                    Layout.rightMargin: Theme.space5
                    resourceType: root.typeCode
                    flagCodes: root.flagCodes
                    keyFields: root.keyFields
                    commands: commands
                    onRoleEndRequested: (code, name) => endDialog.ask("role", code, name)
                }
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !types.loaded || types.count === 0

            Skeleton {
                anchors.fill: parent
                active: types.loading && !types.loaded
            }
            EmptyState {
                anchors.centerIn: parent
                visible: types.loaded && types.count === 0
                iconName: "layers"
                title: qsTr("Nothing is kept in lists yet")
                message: qsTr("Applications ask here who may do what with things of their own. The first type, or the first collection, begins it.")

                UiButton {
                    visible: Session.superadmin
                    kind: "primary"
                    command: commands.newType
                }
            }
            ErrorState {
                anchors.centerIn: parent
                visible: !types.loaded && types.error.isSet && !types.loading
                error: types.error
                onRetry: root.reload()
            }
        }
    }
    ResourceTypeDialog {
        id: typeDialog

        onDone: code => root.reloadAt(code)
    }
    ResourceEndDialog {
        id: endDialog

        onDone: {
            root.reloadAt(root.typeCode);
            detail.reload();
        }
    }
}
