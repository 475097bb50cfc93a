// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/** How states of invitations are called and look, and what is done along with them. */
QtObject {
    /** Tone, icon and name of an invitation's state. */
    function stateLook(status: string): list<string> {
        switch (status) {
        case "pending": return ["info", "mail", qsTr("pending")];
        case "accepted":
        case "completed": return ["success", "circle-check", qsTr("accepted")];
        case "processing": return ["info", "circle-check", qsTr("accepted, in the works")];
        case "failed": return ["danger", "circle-x", qsTr("failed")];
        case "expired": return ["warning", "calendar-x", qsTr("expired")];
        case "rejected": return ["neutral", "circle-x", qsTr("declined")];
        default: return ["neutral", "circle-x", qsTr("taken back")];
        }
    }

    /** Tone, icon and name of an action's state. */
    function actionLook(status: string): list<string> {
        switch (status) {
        case "pending": return ["neutral", "clock", qsTr("waits")];
        case "processing": return ["info", "clock", qsTr("in the works")];
        case "completed": return ["success", "circle-check", qsTr("done")];
        case "failed": return ["danger", "circle-x", qsTr("failed")];
        default: return ["neutral", "minus", qsTr("skipped")];
        }
    }

    function actionText(type: string): string {
        switch (type) {
        case "add_group_member": return qsTr("Member of a group");
        case "assign_perm_set": return qsTr("A permission set");
        case "assign_permission": return qsTr("A permission");
        case "assign_resource_access": return qsTr("Access to a resource");
        case "send_welcome_email": return qsTr("A mail of welcome");
        case "notify_inviter": return qsTr("A mail to who invited");
        case "provision_external": return qsTr("Work for a program");
        default: return type;
        }
    }

    function phaseText(phase: string): string {
        switch (phase) {
        case "on_create": return qsTr("at once");
        case "on_reject": return qsTr("when it is declined");
        case "on_expired": return qsTr("when its time is over");
        default: return qsTr("when it is accepted");
        }
    }

    function conditionText(condition: string): string {
        switch (condition) {
        case "user_not_in_group": return qsTr("unless already a member");
        case "user_has_no_perm_set": return qsTr("unless the set is already held");
        case "user_has_no_resource_access": return qsTr("unless there is access already");
        default: return "";
        }
    }
}
