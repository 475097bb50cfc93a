// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.Access
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Makes somebody an owner; or, handing it over, in one's own place, confirmed by one's password. */
UiDialog {
    id: root

    required property string accountId
    required property string accountName
    property bool handing: false
    readonly property string chosen: chosenId(people.currentIndex, people.count, members.waiting)
    readonly property bool ready: chosen !== "" && (!handing || password.text !== "")
    signal done

    /** Who is being searched for is nobody yet. */
    function chosenId(row: int, of: int, waiting: bool): string {
        return waiting || row < 0 || row >= of ? "" : members.textAt(row, "user_id");
    }

    function ask(over: bool): void {
        handing = over;
        password.clear();
        people.clear();
        editor.clearError();
        open();
    }

    function submit(): void {
        if (!ready || editor.busy)
            return;
        if (handing)
            editor.transfer(accountId, chosen, password.text);
        else
            editor.add(accountId, chosen);
    }

    objectName: "ownerDialog"
    iconName: handing ? "send" : "crown"
    tone: handing ? "warning" : "accent"
    title: handing ? qsTr("Hand %1 over").arg(accountName) : qsTr("New owner of %1").arg(accountName)
    subtitle: handing ? qsTr("The chosen one owns the account in your place, from the next request on. You cannot take it back yourself.") : qsTr("Owners hold every permission in the account but those for records, and decide who owns it.")
    contentWidth1: Theme.grid(120)
    onOpened: people.begin()

    OwnerEditor {
        id: editor

        onDone: {
            root.close();
            root.done();
            Notices.success(root.handing ? qsTr("Ownership is handed over") : qsTr("The account has another owner"));
        }
    }
    InlineNotice {
        objectName: "ownerProblem"
        width: parent.width
        visible: editor.error.isSet && editor.error.field("current_password") === ""
        title: editor.error.title
        message: editor.error.message
    }
    PickList {
        id: people

        fieldName: "ownerField"
        listName: "ownerCandidates"
        width: parent.width
        placeholderText: qsTr("Find a user by address or name")
        busy: members.waiting
        problem: members.error.isSet ? members.error.message : ""
        onAccepted: root.submit()
        model: MemberSearchModel {
            id: members

            active: root.opened
            accountId: root.accountId
            search: people.text
            onModelReset: people.currentIndex = members.count > 0 && people.text !== "" ? 0 : -1
        }
        delegate: PickRow {
            required property int index
            required property string email
            required property string displayName
            required property bool usable

            width: ListView.view.width
            iconName: "user-round"
            title: email
            note: usable ? displayName : qsTr("disabled")
            current: ListView.isCurrentItem
            onChosen: people.currentIndex = index
            onOpened: root.submit()
        }
    }
    FormField {
        width: parent.width
        visible: root.handing
        label: qsTr("Your password, once more")
        problem: editor.error.field("current_password")

        PasswordField {
            id: password

            objectName: "ownerPassword"
            width: parent.width
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "ownerConfirm"
            kind: root.handing ? "danger" : "primary"
            text: root.handing ? qsTr("Hand over") : qsTr("Make an owner")
            enabled: root.ready
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
