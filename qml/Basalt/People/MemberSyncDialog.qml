// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Brings a group to a whole list of members: first who would come and go, then the change. */
UiDialog {
    id: root

    property string name: ""
    signal done

    function ask(id: string, accountId: string, called: string): void {
        name = called;
        list.text = "";
        sync.begin(id, accountId);
        providers.reload();
        open();
    }

    objectName: "syncDialog"
    iconName: "list"
    tone: "accent"
    title: qsTr("Sync the members of %1").arg(name)
    subtitle: qsTr("The list takes the place of the one before: who is new in it joins, who is missing goes. Whom somebody added by hand, or a provider brings, stays.")
    contentWidth1: Theme.grid(130)
    onOpened: list.editor.forceActiveFocus()
    onClosed: sync.forget()

    MemberSync {
        id: sync

        onSynced: (added, removed) => {
            root.close();
            root.done();
            Notices.success(qsTr("%1 is brought to its list: %2, %3").arg(root.name).arg(qsTr("%Ln joined", "", added)).arg(qsTr("%Ln left", "", removed)));
        }
    }
    ProviderListModel {
        id: providers
    }
    FormField {
        width: parent.width
        label: qsTr("All members by this list")
        help: qsTr("One address in each line. An empty list takes out everybody who came by it.")
        problem: sync.tooMany ? qsTr("A list has at most 5,000 addresses; these are %Ln.", "", sync.total) : ""

        Column {
            width: parent.width
            spacing: Theme.space2

            UiTextArea {
                id: list

                objectName: "syncList"
                width: parent.width
                height: Theme.grid(36)
                mono: true
                invalid: sync.tooMany
                placeholderText: qsTr("name@company.example")
                onTextChanged: sync.forget()
            }
            UiButton {
                objectName: "syncBegin"
                visible: list.text === "" && sync.listed !== ""
                kind: "ghost"
                iconName: "copy"
                text: qsTr("Begin with those who are in it by a list now")
                onClicked: {
                    list.text = sync.listed;
                    list.editor.forceActiveFocus();
                }
            }
        }
    }
    UiText {
        objectName: "syncProviders"
        width: parent.width
        // The server keeps a list of each of them beside this one, and does not tell who stands in which.
        visible: Array.from({length: providers.count}, (each, row) => row).some(row => providers.flagAt(row, "allows_group_sync"))
        text: qsTr("Sign-in providers may bring lists of their own. Who stands in one of those stays, even if it is said here that he goes.")
        color: Theme.muted
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    MemberSyncPreview {
        width: parent.width
        visible: sync.looking || sync.known
        sync: sync
    }
    InlineNotice {
        objectName: "syncProblem"
        width: parent.width
        visible: sync.problem.isSet || sync.error.isSet
        title: sync.problem.isSet ? sync.problem.title : sync.error.title
        message: sync.problem.isSet ? sync.problem.message : sync.error.field("permissions") === "" ? sync.error.message : qsTr("%1 Missing: %2").arg(sync.error.message).arg(sync.error.field("permissions"))
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "syncLook"
            kind: sync.known ? "secondary" : "primary"
            text: qsTr("Who joins, who goes?")
            busy: sync.looking
            onClicked: sync.look(list.text)
        },
        UiButton {
            objectName: "syncConfirm"
            kind: sync.leaving.length > 0 ? "danger" : "primary"
            visible: sync.known
            text: qsTr("Sync")
            busy: sync.busy
            onClicked: sync.send()
        }
    ]
}
